"""What every reader gives: an export with a header, staged as text with an account of its lines."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

MEBIBYTE = 2**20


@dataclass(frozen=True)
class How:
    """What is known of a file beforehand, all of it optional, and the caps that hold for it.

    `header` says that the file has no header row and names its columns. `records` is the path to the records
    of a JSON document, such as "data.list". `wanted` are column names that a mapping knows: they help to find
    the header row below title rows. `ragged`: rows may leave out fields at their end. `max_ratio` counts only
    after the first 100 MB that come out.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header: tuple[str, ...] | None = None
    sheet: str | None = None
    records: str | None = None
    wanted: frozenset[str] = frozenset()
    ragged: bool = False
    max_bytes: int = 50 * 2**30
    max_ratio: int = 200
    max_cell: int = MEBIBYTE
    max_columns: int = 512


@dataclass(frozen=True)
class Account:
    """Where every line of a file went: lines = header + blank + other + rows.

    `other` holds title and footer lines and the further lines of rows that span several; `rows` counts the
    data rows that were met, and `rejected` those of them that could not become a row.
    """

    lines: int
    header: int
    blank: int
    other: int
    rows: int
    rejected: int
    warnings: tuple[str, ...] = ()

    def unexplained(self) -> int:
        """Lines that are in no bucket, or in two; anything but 0 is a bug of ours."""
        return self.lines - self.header - self.blank - self.other - self.rows


@dataclass(frozen=True)
class Facts:
    """What is known of an opened file; `types` maps a column to the type that the file itself gives it."""

    path: Path
    sha256: str
    bytes: int
    format: str
    encoding: str
    header: tuple[str, ...]
    repeated: frozenset[str]
    types: dict[str, str] = field(default_factory=dict)


def written(path: Path | str) -> str:
    """A path as text that can be stored: bytes of a name that are no UTF-8 stand as backslashes and digits."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class Export(ABC):
    """One opened file whose header is known and whose rows can be staged."""

    def __init__(self, facts: Facts) -> None:
        """Take what opening found."""
        self.facts = facts
        self.path = facts.path
        self.file = written(facts.path.name)
        self.sha256 = facts.sha256
        self.bytes = facts.bytes
        self.format = facts.format
        self.encoding = facts.encoding
        self.header = facts.header
        self.repeated = facts.repeated
        self.types = facts.types

    def stage(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Create the temporary tables `table` (line, then the header's columns as text) and `table`_rejects.

        An empty cell is null. Call it outside of a transaction: the fast reader's failure would spoil that one.
        Gives the account. InputRefusedError where the file turns out to be damaged; RuntimeError where the account
        does not add up, which is a bug.
        """
        account = self.fill(con, table)
        if account.unexplained():
            raise RuntimeError(f"{self.file}: {account.unexplained()} lines are not accounted for: {account}")
        return account

    @abstractmethod
    def fill(self, con: "duckdb.DuckDBPyConnection", table: str) -> Account:
        """Do the work of `stage`."""

    @abstractmethod
    def raw_lines(self, lines: Collection[int]) -> dict[int, str]:
        """The raw text of the rows that begin at these line numbers."""
