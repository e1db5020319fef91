"""Presets: one TOML a system, how its export maps to our tables."""
