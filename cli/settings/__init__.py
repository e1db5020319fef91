"""plaint.toml: read, check and place every error at its key and line."""
