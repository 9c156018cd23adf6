"""Stage 1: what a case is. Dates, nouns, tables, the folder, and the view of an observer."""
