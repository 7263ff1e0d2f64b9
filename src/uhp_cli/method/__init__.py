"""The method: judge, rank, plan, compare. Pure: no text, no files, no clock."""
