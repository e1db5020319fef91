"""Gates: thresholds on any measure, and their output forms."""
