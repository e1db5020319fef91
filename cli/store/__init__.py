"""The database file: generations swapped by rename, one writer, readers never blocked."""

from .files import Layout, answers_beside, hash_of, sync
from .lock import held
from .reading import analyzed_as_of, facts_of, open_database, read_facts, was_loaded_since
from .secret import secret_of
from .writing import Job, Work, alone, changing, writing

__all__ = [
    "Job",
    "Layout",
    "Work",
    "alone",
    "analyzed_as_of",
    "answers_beside",
    "changing",
    "facts_of",
    "hash_of",
    "held",
    "open_database",
    "read_facts",
    "secret_of",
    "sync",
    "was_loaded_since",
    "writing",
]
