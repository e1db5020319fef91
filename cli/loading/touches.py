"""Note which rows a load writes or removes, so that the next analysis looks at their cases again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .fields import literal
from .schema import columns_of

if TYPE_CHECKING:
    import duckdb

_NOTED = ("source", "complaint_id", "customer_id", "event_id", "call_id", "linked_id")


@dataclass(frozen=True)
class Target:
    """Where the rows come from: what every written row says of its origin."""

    source: str
    import_id: str


class Touches:
    """Writes table load_touches; nothing before the first analysis, which looks at every case anyway."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", target: Target) -> None:
        """Take the work database and the import."""
        self.con, self.target = con, target
        self.wanted = False

    def begin(self) -> None:
        """Say that this import notes all that it touches; an analysis trusts the notes only if every import since the last does."""
        self.wanted = bool(self.con.execute("select count(*) from store_facts where name = 'as_of'").fetchall()[0][0])
        if self.wanted:
            said = [self.target.source, self.target.import_id]
            self.con.execute("insert into load_touches (kind, source, call_id) values ('imports', ?, ?)", said).fetchall()

    def note(self, table: str, rows: str) -> None:
        """Note the rows of `table` that meet the condition `rows`: call it before they go, and after they came."""
        if not self.wanted:
            return
        names = [name for name in _NOTED if name in {"source", *columns_of(table)}]
        listed = ", ".join(names)
        self.con.execute(
            f"insert into load_touches (kind, {listed}) select distinct {literal(table)}, {listed} from {table} where {rows}"
        ).fetchall()
