"""Write calendars and limits of the settings as tables; called before the timeline is derived."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from ..settings import Calendar, Limit, SettingsFile
from .days import LocalDays, local_days
from .limits import DEFAULT_POLICY, limit_rows
from .staircase import Rows, build
from .statuses import check_statuses

if TYPE_CHECKING:
    import duckdb

MARGIN = timedelta(days=10)
LONGEST = timedelta(days=60 * 366)
"""What a calendar covers at most; a time further back is `unknown`, so one mistyped year costs nothing."""
_COLUMNS = {
    "calendars": ("calendar", "timezone", "day_seconds"),
    "calendar_segments": (
        "calendar",
        "day",
        "from_second",
        "to_second",
        "worked_before",
        "is_open",
        "workday_number",
    ),
    "calendar_dues": ("calendar", "bucket", "worked_from", "worked_to", "starts_at"),
    "calendar_workdays": ("calendar", "local_day", "workday_number", "opens_at", "closes_at"),
    "limits": ("rule", "name", "clock", "calendar", "limit_seconds", "limit_days"),
    "limit_conditions": ("rule", "field", "pattern"),
    "pausing_statuses": ("rule", "clock", "pattern"),
}


def write_policy(con: "duckdb.DuckDBPyConnection", settings: SettingsFile, as_of: datetime | None = None) -> tuple[str, ...]:
    """Fill the tables of calendars and limits anew from `settings`; gives warnings, one sentence each.

    Reads the loaded times to know which days a calendar must cover; `as_of` (naive UTC) is covered as well.
    SettingsError where a status of the log is neither pausing nor running in the rule that pauses.
    """
    values = settings.settings
    limits = values.limits or DEFAULT_POLICY
    warnings = list(check_statuses(con, settings))
    first, last = _range(con, as_of)
    zone = values.project.timezone or "UTC"
    tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLUMNS}
    calendars = _calendars(values.calendars, zone, (first, last))
    rows = Rows()
    for days in calendars.values():
        build(days, first, last + _reach(days, limits), rows)
        tables["calendars"].append((days.name, days.timezone, days.usual_day))
        warnings += days.warnings
    tables["calendar_segments"] = list(rows.segments)
    tables["calendar_dues"] = list(rows.dues)
    tables["calendar_workdays"] = list(rows.workdays)
    for number, limit in enumerate(limits, start=1):
        of_rule = limit_rows(number, limit, calendars)
        for name, found in of_rule.items():
            tables[name] += found
    for name, columns in _COLUMNS.items():
        _fill(con, name, columns, tables[name])
    con.execute("delete from settings_values where name = 'clocks.at_risk'").fetchall()
    con.execute("insert into settings_values (name, value) values ('clocks.at_risk', ?)", [values.clocks.at_risk])
    return tuple(warnings)


def _calendars(given: tuple[Calendar, ...], zone: str, span: tuple[date, date]) -> dict[str, LocalDays]:
    first, last = span
    years, needed = range(first.year, last.year + 9), (last + timedelta(days=60)).year
    names = sorted({one.name for one in given})
    return {name: local_days([one for one in given if one.name == name], zone, years, needed) for name in names}


def _range(con: "duckdb.DuckDBPyConnection", as_of: datetime | None) -> tuple[date, date]:
    """The UTC days that hold every loaded time and `as_of`, and some more."""
    found = con.execute("""
        select min("at"), max("at") from (
            select unnest([received_at, resolved_at, closed_at]) as "at" from complaints
            union all select "at" from events
            union all select unnest([answered_at, started_at]) from calls
        )
    """).fetchone()
    times = [one for one in (*(found or ()), as_of) if one is not None] or [datetime(2000, 1, 1)]  # noqa: DTZ001
    last = max(times)
    return (max(min(times), last - LONGEST) - MARGIN).date(), (last + MARGIN).date()


def _reach(days: LocalDays, limits: tuple[Limit, ...]) -> timedelta:
    """How far beyond the last loaded time a due time may lie."""
    from .limits import longest_seconds

    weeks = longest_seconds(limits, days) // days.usual_week + 1
    return timedelta(weeks=weeks + weeks // 4 + 8)


def _fill(con: "duckdb.DuckDBPyConnection", name: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """Replace the rows of a table."""
    import pyarrow as pa

    con.execute(f'delete from "{name}"').fetchall()
    if not rows:
        return
    data = pa.table({column: [row[place] for row in rows] for place, column in enumerate(columns)})
    con.register("policy_rows", data)
    listed = ", ".join(f'"{column}"' for column in columns)
    con.execute(f'insert into "{name}" ({listed}) select {listed} from policy_rows').fetchall()
    con.unregister("policy_rows")
