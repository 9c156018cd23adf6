"""Settings of the documentation. Nothing here reaches the network: no intersphinx, no remote fonts."""

import logging

from backchannel import __version__

project = "backchannel"
author = "The backchannel project"
copyright = "2026, the backchannel project"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

# A section may wait for its first page. Sphinx 9.0 gives that warning no type to suppress it by.
logging.getLogger("sphinx.sphinx.directives.other").addFilter(lambda record: "glob pattern" not in record.msg)

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"

html_theme = "furo"
html_title = f"backchannel {version}"
html_show_sphinx = False
html_copy_source = False
