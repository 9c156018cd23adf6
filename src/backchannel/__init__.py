"""From archive to argument: who knew what when, and what the documents make of it."""

__version__ = "0.1.0"
