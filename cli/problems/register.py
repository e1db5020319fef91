"""Problems in the database: register, change, find. Everything takes an open connection inside a transaction."""

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from .. import engine, query_files
from ..errors import UsageError

if TYPE_CHECKING:
    import duckdb

STAGES = ("identified", "analysed", "solutions_gathered", "chosen", "tried", "evaluated")
"""The six steps for each recurring problem, in order (domain.md section 6)."""

_ID = re.compile(r"^[\w][\w.-]{0,63}$")


@dataclass(frozen=True)
class Problem:
    """A registered problem; empty product, issue or cluster = any."""

    problem_id: str
    title: str
    owner: str = ""
    product: str = ""
    issue: str = ""
    cluster_id: str = ""
    stage: str = STAGES[0]
    opened_on: date | None = None
    fixed_on: date | None = None
    closed_on: date | None = None
    note: str = ""

    def check(self) -> None:
        """UsageError where the problem can't be what it says."""
        where = f"problem {self.problem_id!r}"
        if not _ID.match(self.problem_id):
            raise UsageError(f"{where}: an id is 1 to 64 letters, digits, dots, dashes and underscores")
        if not self.title.strip():
            raise UsageError(f"{where}: the title is empty; say the problem in a sentence")
        if not (self.product or self.issue or self.cluster_id):
            raise UsageError(f"{where}: names no product, issue or cluster, so that no complaint could belong to it")
        if self.stage not in STAGES:
            near = get_close_matches(self.stage, STAGES, n=1)
            hint = f"did you mean {near[0]}?" if near else f"stages are {', '.join(STAGES)}"
            raise UsageError(f"{where}: there is no stage {self.stage!r}; {hint}")
        for name, day in (("fixed", self.fixed_on), ("closed", self.closed_on)):
            if day and self.opened_on and day < self.opened_on:
                raise UsageError(f"{where}: {name} on {day}, before it was opened on {self.opened_on}")


NAMES = tuple(one.name for one in fields(Problem))


def register(con: "duckdb.DuckDBPyConnection", problem: Problem) -> None:
    """Add a problem. UsageError where it is not sound, or its id is taken."""
    problem.check()
    if any(one.problem_id == problem.problem_id for one in listing(con)):
        raise UsageError(f"problem {problem.problem_id!r} is registered already; choose another id")
    _insert(con, problem)


def change(con: "duckdb.DuckDBPyConnection", problem_id: str, **changes: str | date | None) -> Problem:
    """Change fields of a problem and return it. UsageError where it is not there, or not sound afterwards."""
    changed = replace(find(con, problem_id), **changes)  # type: ignore[arg-type]  # fields of Problem by name
    changed.check()
    con.execute("delete from problems where problem_id = ?", [problem_id]).fetchall()
    _insert(con, changed)
    return changed


def replace_all(con: "duckdb.DuckDBPyConnection", problems: list[Problem]) -> None:
    """Make the register hold exactly these problems. UsageError where one is not sound or comes twice."""
    seen: set[str] = set()
    for problem in problems:
        problem.check()
        if problem.problem_id in seen:
            raise UsageError(f"problem {problem.problem_id!r} comes twice; give each an id of its own")
        seen.add(problem.problem_id)
    con.execute("delete from problems").fetchall()
    for problem in problems:
        _insert(con, problem)


def find(con: "duckdb.DuckDBPyConnection", problem_id: str) -> Problem:
    """The problem of this id; UsageError, with the nearest id, where there is none."""
    known = {one.problem_id: one for one in listing(con)}
    if problem_id not in known:
        near = get_close_matches(problem_id, list(known), n=1)
        hint = f"did you mean {near[0]}?" if near else "`plaint problem list` shows them"
        raise UsageError(f"there is no problem {problem_id!r}; {hint}")
    return known[problem_id]


def listing(con: "duckdb.DuckDBPyConnection") -> list[Problem]:
    """All problems by id."""
    names = ", ".join(name if name.endswith("_on") else f"coalesce({name}, '')" for name in NAMES)
    rows = con.execute(f"select {names} from problems order by problem_id").fetchall()
    return [Problem(*row) for row in rows]


def judge_anew(con: "duckdb.DuckDBPyConnection", as_of: datetime | None) -> None:
    """Judge the fixes as of the last analysis, so that an effect shows at once; nothing before the first."""
    if as_of:
        engine.refill(con, query_files.that_read("problems"), as_of)


def _insert(con: "duckdb.DuckDBPyConnection", problem: Problem) -> None:
    marks = ", ".join("?" for _ in NAMES)
    values = list(asdict(problem).values())
    con.execute(f"insert into problems ({', '.join(NAMES)}) values ({marks})", values).fetchall()
