"""Ask a measure the way a user may: with a condition of his own that can't do anything but select."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from .analysis import existing_analysis
from .answers import Answers
from .bounds import bounded
from .conditions import check_condition
from .errors import UsageError
from .query_files import QueryFile
from .settings import SettingsFile
from .store import analyzed_as_of, read_facts
from .terminal import say

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Told = TypeVar("Told")
PATIENCE_SECONDS = 600.0
"""What a condition may take: it can join our tables as it likes, and a night must end."""
_WITHOUT_ANALYSIS = {"imports", "quarantine", "unmapped_words"}


def as_of_for(measure: QueryFile, settings: SettingsFile) -> datetime:
    """The instant to judge by. Measures made of the loading tables alone need no analysis; others raise UsageError before one."""
    if set(measure.inputs) <= _WITHOUT_ANALYSIS:
        return analyzed_as_of(read_facts(settings.database)) or datetime(1970, 1, 1)  # noqa: DTZ001  no column of theirs depends on it
    return existing_analysis(settings)


def ask(  # noqa: PLR0913, PLR0917  what a user may say of a question
    con: "duckdb.DuckDBPyConnection",
    name: str,
    as_of: datetime,
    where: str = "",
    seconds: float = PATIENCE_SECONDS,
    limit: int | None = None,
) -> "pa.Table":
    """As `ask_of`, for who asks once; with a `limit` the first rows alone, and how many there are is said."""
    answers = Answers(con, as_of)
    if limit is None:
        return ask_of(answers, name, where, seconds)
    total, rows = first_of(answers, name, where, seconds, limit)
    say(f"{rows.num_rows} of {total} rows")
    return rows


def ask_of(answers: Answers, name: str, where: str = "", seconds: float = PATIENCE_SECONDS) -> "pa.Table":
    """The measure's rows that meet `where`; errors as those of `first_of`."""
    return _guarded(answers.con, name, where, seconds, lambda: answers.measure(name, where))


def first_of(answers: Answers, name: str, where: str, seconds: float, limit: int) -> "tuple[int, pa.Table]":
    """How many rows of the measure meet `where`, and the first `limit` of them; UsageError, in one line, where the condition is none.

    OutOfMeansError where a condition takes longer than `seconds`, or more memory than the connection may have.
    The connection must be one of `store.open_database`: read-only, nothing outside the tables, configuration locked.
    """
    return _guarded(answers.con, name, where, seconds, lambda: answers.head(name, where, limit))


def _guarded(con: "duckdb.DuckDBPyConnection", name: str, where: str, seconds: float, answer: Callable[[], Told]) -> Told:
    """What `answer` gives, with a user's condition checked before and bounded while it runs."""
    import duckdb

    if not where:
        return answer()
    check_condition(con, where)
    what = f"condition {where!r} on {name}"
    try:
        with bounded(con, what, seconds):
            return answer()
    except (
        duckdb.BinderException,
        duckdb.ConversionException,
        duckdb.CatalogException,
        duckdb.PermissionException,
        duckdb.InvalidInputException,
        duckdb.OutOfRangeException,
    ) as error:
        raise UsageError(f"{what}: {str(error).splitlines()[0]}") from None


def only(rows: "pa.Table", names: str) -> "pa.Table":
    """The columns `names` (with commas between) in this order, all where it is empty; UsageError for one that is not there."""
    from difflib import get_close_matches

    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in rows.column_names:
            near = get_close_matches(name, rows.column_names, n=1)
            hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(rows.column_names)}"
            raise UsageError(f"--columns {name}: the measure has no such column; {hint}")
    return rows.select(wanted) if wanted else rows
