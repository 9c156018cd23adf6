"""Stage 2: the documents themselves. For now how a record is cited; archives and search follow."""
