"""The only doors to disk, streams, git and YAML."""
