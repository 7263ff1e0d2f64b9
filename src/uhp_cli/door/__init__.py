"""Options, the way out, and the place where errors end."""
