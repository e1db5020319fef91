"""What templates may ask: measures, run when first asked for, once each, masked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from .. import engine, query_files
from ..answers import CASE, Answers, grows, key_of
from ..query_files import Column
from .language import PACKAGE
from .masking import Masking
from .names import Names, names_people
from .packing import packed

if TYPE_CHECKING:
    import pyarrow as pa

TOTAL = b"total"
"""Under which a table that was cut carries how many rows there are."""


@dataclass(frozen=True)
class Result:
    """A measure's rows, `total` of them before a limit; `exists` is False where there is no such measure."""

    name: str
    title: str = ""
    rule: str = ""
    grain: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    total: int = 0
    exists: bool = True

    def __bool__(self) -> bool:
        """True where there is something to show."""
        return bool(self.rows)

    def has(self, *names: str) -> bool:
        """Whether the measure has all these columns."""
        return set(names) <= {column.name for column in self.columns}

    def column(self, name: str) -> Column:
        """The column `name` with its type and meaning."""
        return next(column for column in self.columns if column.name == name)

    @property
    def is_whole(self) -> bool:
        """Whether all rows are here."""
        return len(self.rows) == self.total

    def first(self, limit: int | None) -> "Result":
        """The same with at most `limit` rows; the total stays."""
        return self if limit is None or limit >= len(self.rows) else replace(self, rows=self.rows[:limit])

    @property
    def is_case_list(self) -> bool:
        """Whether it lists single cases."""
        return CASE in self.grain


@cache
def measures() -> tuple[query_files.QueryFile, ...]:
    """The measures of the report: all but those that other commands show (elsewhere.txt)."""
    lines = files(PACKAGE).joinpath("elsewhere.txt").read_text(encoding="utf-8").splitlines()
    return tuple(query for query in query_files.of_folder("measures") if query.name not in lines)


class Results:
    """The measures of one database as of one instant."""

    def __init__(self, answers: Answers, masking: Masking) -> None:
        """Take where answers come from, and what to do with personal data."""
        self._answers = answers
        self._masking = masking
        self._names = Names(answers.con, answers.as_of)
        self._memo: dict[tuple[str, str], Result] = {}
        self.asked: set[str] = set()
        self.narrow: dict[str, str] = {}
        """Conditions that hold for a whole page (a team's page): measures with these columns are cut to them."""

    def measure(self, name: str, where: str = "", limit: int | None = None, **equals: str) -> Result:
        """Rows of measure `name`; `equals` are columns that must have these values."""
        query = query_files.load_all().get(name)
        self.asked.add(name)
        if query is None or query.folder != "measures":
            return Result(name, exists=False)
        known = {column.name for column in query.columns}
        wanted = {**{key: value for key, value in self.narrow.items() if key in known}, **equals}
        whole = self._memo.get((name, ""))
        if whole and whole.is_whole and not where and wanted:
            shown = {key: self._masking.text(key, value) for key, value in wanted.items()}
            rows = tuple(row for row in whole.rows if all(row[key] == value for key, value in shown.items()))
            return replace(whole, rows=rows, total=len(rows)).first(limit)
        condition = " and ".join([*([f"({where})"] if where else []), *map(_equals, wanted.items())])
        kept = self._memo.get((name, condition))
        if kept is None or not (kept.is_whole or (limit is not None and limit <= len(kept.rows))):
            kept = self.keep(query, condition, limit)
        return kept.first(limit)

    def keep(
        self, query: query_files.QueryFile, condition: str = "", limit: int | None = None, told: "tuple[int, pa.Table] | None" = None
    ) -> Result:
        """Remember the first `limit` rows of a query's result, so that it need not run again; gives them.

        `told` are its number of rows and its first ones, where the caller has them.
        """

        def shown() -> "pa.Table":
            rows, first = told or self._asked(query, condition, limit)
            shown = self.without_names(first if limit is None else first.slice(0, limit))
            return shown.replace_schema_metadata({TOTAL: str(rows)})

        is_kept = limit is not None if grows(query) else names_people(query)
        key = key_of(query.name, condition, "all" if limit is None else str(limit), "unmasked" if self._masking.unmask else "")
        table = self._answers.kept(key, shown) if is_kept else shown()
        total = int(table.schema.metadata[TOTAL])
        made = Result(query.name, query.title, query.rule, query.grain, query.columns, tuple(self._masking.rows(table)), total)
        self._memo[query.name, condition] = made
        return made

    def _asked(self, query: query_files.QueryFile, condition: str, limit: int | None) -> "tuple[int, pa.Table]":
        """How many rows there are, and these, or the first of them, from where they are kept; a list, which may be large, is not kept."""
        if grows(query) and limit is not None:
            return self._answers.head(query.name, condition, limit)
        if grows(query):
            whole = engine.measure(self._answers.con, query.name, self._answers.as_of, where=condition)
        else:
            whole = self._answers.measure(query.name, condition)
        return whole.num_rows, whole

    def without_names(self, table: "pa.Table") -> "pa.Table":
        """The table without the names of each case in its texts, unless personal data is shown."""
        return table if self._masking.unmask else self._names.hidden(table)

    def packed(self, name: str) -> dict[str, Any]:
        """The whole of measure `name` as a small block of data for the page's script."""
        return packed(self._answers.measure(name), self._masking)

    def definition(self, name: str) -> Result:
        """What measure `name` counts, without running it."""
        query = query_files.load_all()[name]
        return Result(name, query.title, query.rule, query.grain, query.columns)

    def has(self, name: str, column: str) -> bool:
        """Whether there is a measure `name` with this column, without running it."""
        query = query_files.load_all().get(name)
        return bool(query and query.folder == "measures" and column in {one.name for one in query.columns})

    def names(self) -> list[str]:
        """Every measure that the report may show, by name."""
        return [query.name for query in measures()]

    def not_asked(self) -> list[str]:
        """Measures that no section has shown yet."""
        return [name for name in self.names() if name not in self.asked]

    def functions(self) -> dict[str, Callable[..., Any]]:
        """What the templates call."""
        return {
            "measure": self.measure,
            "measure_has": self.has,
            "measures": self.names,
            "not_asked": self.not_asked,
            "packed": self.packed,
            "definition": self.definition,
        }


def _equals(item: tuple[str, str]) -> str:
    name, value = item
    quoted = value.replace("'", "''")
    return f"\"{name}\" = '{quoted}'"
