"""Files to rows with line numbers: formats, encodings, an account of every physical line."""
