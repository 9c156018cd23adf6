"""Stage 3: who knew what when. Pure functions from a case to what was attested, reached, silent or turned."""
