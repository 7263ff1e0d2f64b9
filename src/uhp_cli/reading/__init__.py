"""From a file to a value: catalogue, guideline, profile, cases."""
