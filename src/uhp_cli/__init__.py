"""uhp: help that fits a family, before a child is placed out of home."""

__version__ = "0.1.0"
