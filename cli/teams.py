"""Which office each team belongs to: the patterns of [teams] laid over every team that the log names."""

import re
import unicodedata
from typing import TYPE_CHECKING

from .settings.model import SettingsFile

if TYPE_CHECKING:
    import duckdb

_MET = """
select distinct trim(team) as team
from (select team from events union all select team from complaints union all select team from calls)
where trim(team) <> '' order by team
"""


def write_team_offices(con: "duckdb.DuckDBPyConnection", settings: SettingsFile) -> None:
    """Fill table team_offices for every team met; no rows where [teams] is empty.

    SettingsError where one pattern, but for case, width and spaces, stands under both offices.
    """
    patterns = _patterns(settings)
    con.execute("delete from team_offices").fetchall()
    if not patterns:
        return
    met = [team for (team,) in con.execute(_MET).fetchall()]
    found = [(team, office) for team in met if (office := office_of(team, patterns))]
    teams, offices = [team for team, _ in found], [office for _, office in found]
    con.execute("insert into team_offices (team, office) select unnest(?), unnest(?)", [teams, offices]).fetchall()


def office_of(team: str, patterns: dict[str, str]) -> str | None:
    """The office (front or back) of the longest of the normalised `patterns` that matches `team`; None for none.

    Of two that are equally long the one with fewer stars wins, then the first by its letters.
    """
    name = normalised(team)
    matching = [pattern for pattern in patterns if matches(pattern, name)]
    best = min(matching, key=lambda pattern: (-len(pattern), pattern.count("*"), pattern), default=None)
    return None if best is None else patterns[best]


def normalised(text: str) -> str:
    """`text` without the differences that make no other team: width, case, spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()


def matches(pattern: str, name: str) -> bool:
    """Whether the whole of `name` fits `pattern`, where * stands for anything; in linear time, whatever the pattern."""
    first, *rest = pattern.split("*")
    if not rest:
        return name == pattern
    *middle, last = rest
    if not name.startswith(first):
        return False
    at = len(first)
    for part in middle:
        found = name.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return name.endswith(last) and len(name) - len(last) >= at


def _patterns(settings: SettingsFile) -> dict[str, str]:
    teams = settings.settings.teams
    patterns = {normalised(pattern): "front" for pattern in teams.front}
    for place, pattern in enumerate(teams.back):
        if patterns.get(normalised(pattern)) == "front":
            settings.where("teams", "back", place).fail(f"{pattern!r} stands under front too (case, width and spaces make no difference)")
        patterns[normalised(pattern)] = "back"
    return patterns
