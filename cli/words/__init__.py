"""Words: phrase lists, one TOML a language, and what they find in a text."""
