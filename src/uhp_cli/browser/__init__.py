"""The page that holds the whole tool: what its script asks, and the forms in it."""
