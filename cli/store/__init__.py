"""The database file: generations swapped by rename, one writer, readers never blocked."""

from .files import Layout, hash_of
from .reading import analyzed_as_of, open_database, read_facts
from .writing import Job, Work, writing

__all__ = ["Job", "Layout", "Work", "analyzed_as_of", "hash_of", "open_database", "read_facts", "writing"]
