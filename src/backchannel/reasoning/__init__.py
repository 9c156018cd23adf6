"""Rival explanations: what the documents, and the silences, do to their odds."""
