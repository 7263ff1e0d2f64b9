"""Pages of blocks, and the ways they leave: terminal, Markdown, HTML, CSV."""
