"""The database file: generations swapped by rename, one writer, readers never blocked."""
