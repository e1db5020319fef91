"""The register from the command line: change it in a run of its own, show it with what the fixes did."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .. import engine, stages
from ..errors import InputRefusedError, UsageError
from ..settings import read_settings
from ..store import analyzed_as_of, open_database, read_facts, writing
from ..terminal import safe, table
from .register import Problem, find, judge_anew, listing
from .text import from_text, to_text

if TYPE_CHECKING:
    import duckdb

_LONGEST = 1 << 24  # bytes of a register file


@contextmanager
def changing(settings_path: Path, wait: float) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A work copy of the database to change the register in; the fixes are judged anew before it is published."""
    settings = read_settings(settings_path)
    as_of = analyzed_as_of(read_facts(settings.database))
    with writing(settings.database, stages.job_of("problem", settings, wait)) as work:
        yield work.con
        judge_anew(work.con, as_of)


def on_day(told: datetime | None) -> date:
    """The day given, or today in UTC."""
    return (told or datetime.now(UTC)).date()


def read_text(file: Path) -> list[Problem]:
    """The problems of a register file; InputRefusedError where it can't be read."""
    try:
        if file.stat().st_size > _LONGEST:
            raise InputRefusedError(f"{file.name}: larger than 16 MiB, so it is no register; name what `plaint problem export` wrote")
        return from_text(file.read_text(encoding="utf-8"), file.name)
    except FileNotFoundError:
        raise UsageError(f"{file.name}: no such file; check its name") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefusedError(
            f"{file.name}: can't be read as UTF-8 text ({type(error).__name__}); check its permissions, or save it as UTF-8"
        ) from None


def exported(settings_path: Path) -> str:
    """The whole register as text."""
    with open_database(read_settings(settings_path).database) as con:
        return to_text(listing(con))


def overview(settings_path: Path, *, closed_too: bool) -> str:
    """The problems as a table, each with what its fix did."""
    rows = [row for row in _effects(settings_path) if closed_too or row["closed_on"] is None]
    if not rows:
        return "no problem is registered; `plaint problem open` registers one"
    shown = ("problem_id", "stage", "owner", "fixed_on", "verdict", "ratio", "ratio_low", "ratio_high", "weeks_left", "title")
    return table(shown, [[_short(row[name]) for name in shown] for row in rows])


def story(settings_path: Path, problem_id: str) -> str:
    """All that is known of one problem, a line a fact."""
    with open_database(read_settings(settings_path).database) as con:
        problem = find(con, problem_id)
    effect = next(row for row in _effects(settings_path) if row["problem_id"] == problem_id)
    facts = {**effect, "note": problem.note, "cluster_id": problem.cluster_id}
    return "\n".join(f"{name:14}{safe(_short(value))}" for name, value in facts.items() if value not in (None, ""))


def _effects(settings_path: Path) -> list[dict[str, object]]:
    settings = read_settings(settings_path)
    as_of = analyzed_as_of(read_facts(settings.database)) or datetime.now(UTC).replace(tzinfo=None)
    with open_database(settings.database) as con:
        found: list[dict[str, object]] = engine.measure(con, "problem_effects", as_of).to_pylist()
    return found


def _short(value: object) -> object:
    return f"{value:.3g}" if isinstance(value, float) else value
