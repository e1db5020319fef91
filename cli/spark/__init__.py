"""Run the query files on Apache Spark 4: the same SQL, a vocabulary of its own."""

from .deriving import deriving
from .session import Cluster, connect, define

__all__ = ["Cluster", "connect", "define", "deriving"]
