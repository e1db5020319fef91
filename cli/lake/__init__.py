"""The loaded tables as a Parquet lake by source and day, which DuckDB and Spark read alike."""

from .days import Account, write_lake
from .layout import DAYS, Lake, lake_of

__all__ = ["DAYS", "Account", "Lake", "lake_of", "write_lake"]
