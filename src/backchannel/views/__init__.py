"""Stage 6: what a person reads and sees. Text, tables, pictures and the report, made from results."""
