"""Frozen values: a family, the catalogue, the guideline, and the words of the field."""
