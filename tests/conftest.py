"""What all tests share: an empty database with every table, rows in few words, the places of the real data."""

import os
import tomllib
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from plaint import engine, query_files
from plaint.calendars import write_policy
from plaint.settings import Settings, SettingsFile, Where, build

ROOT = Path(__file__).parents[1]

hypothesis_settings.register_profile("ci", derandomize=True, deadline=None, max_examples=50, database=None)
hypothesis_settings.load_profile("ci")


class Log:
    """A small log under test: add rows that state only what matters, derive, ask."""

    def __init__(self, con=None):
        self.con = con or with_tables()
        self.as_of = datetime(2026, 6, 30, 12)  # noqa: DTZ001  instants are naive UTC everywhere
        self.sequence = 0
        self.settings = None
        self.warnings = ()
        self.standing = set()

    def policy(self, text=""):
        """Calendars and limits of a settings text, written before the next `derive`; none = the default policy."""
        table = Where("plaint.toml", text)
        settings = build(Settings, tomllib.loads(text), table)
        self.settings = SettingsFile(Path("plaint.toml"), settings, text, "")
        return self

    def add(self, table, *rows, **shared):
        """Insert rows (dicts) into a loaded or settings table, or have them stand for a part; instants may be ISO texts in UTC."""
        query = query_files.load_all()[table]
        columns = {column.name: column.type for column in query.columns}
        if query.folder == "parts" and table not in self.standing:
            declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
            self.con.execute(f'create temp table "{table}" ({declared})')
            self.standing.add(table)
        for given in rows or ({},):
            row = {**shared, **given}
            if "source" in columns:
                row.setdefault("source", "test")
            names = ", ".join(f'"{name}"' for name in row)
            values = ", ".join(f"cast(? as {columns[name]})" for name in row)
            self.con.execute(f'insert into "{table}" ({names}) values ({values})', list(row.values())).fetchall()
        return self

    def complaint(self, complaint_id, received_at=None, **fields):
        return self.add("complaints", {"complaint_id": complaint_id, "received_at": received_at, **fields})

    def event(self, complaint_id, at, kind, **fields):
        """Add an event; its id and sequence count up in the order of the calls."""
        self.sequence += 1
        row = {
            "event_id": f"e{self.sequence}",
            "sequence": self.sequence,
            "complaint_id": complaint_id,
            "at": at,
            "kind": kind,
        }
        return self.add("events", {**row, **fields})

    def defaults(self, **changed):
        """Write the default of every single setting; `changed` overrides (`__` stands for the dot), as numbers or texts."""
        from plaint.settings.model import Settings
        from plaint.settings.values import write_values

        write_values(self.con, Settings())
        for name, value in changed.items():
            column = "word" if isinstance(value, str) else "value"
            self.con.execute(f"update settings_values set {column} = ? where name = ?", [value, name.replace("__", ".")]).fetchall()
        return self

    def derive(self, as_of=None, only=None):
        """Fill timeline and findings; `only` names the timeline files and checks wanted (in any order)."""
        if as_of:
            self.as_of = datetime.fromisoformat(as_of)
        if self.settings:
            self.warnings = write_policy(self.con, self.settings, self.as_of)
        if only is None:
            engine.derive(self.con, self.as_of)
        else:
            engine.derive_only(self.con, self.as_of, set(only))
        return self

    def weekly(self, start, **problems):
        """Add complaints, so many a week from Monday `start` on for each product, evenly over the week.

        Each is of another customer. Now is the end of the last week.
        """
        for product, counts in problems.items():
            self.con.execute(
                """
                insert into complaints (source, complaint_id, received_at, product, customer_id)
                with weeks as (select unnest($counts) as cases, unnest(range(len($counts))) as week),
                places as (select week, cases, unnest(range(cases)) as place from weeks)
                select 'test', format('{}{}-{}', $product, week, place), cast($start as timestamp)
                    + to_seconds(604800 * week + 604800 * place // cases), $product, format('{}{}-{}', $product, week, place)
                from places
                """,
                {"counts": counts, "product": product, "start": start},
            ).fetchall()
        weeks = max(len(counts) for counts in problems.values())
        self.as_of = datetime.fromisoformat(start) + timedelta(days=7 * weeks)
        return self

    def refill(self, *names):
        """Fill only these timeline tables, in this order, from what stands in the tables (and in place of parts) that they read."""
        for name in names:
            query = query_files.with_parts(name, self.standing)
            if query.folder == "timeline":
                engine._fill(self.con, query, self.as_of)
        return self

    def rows(self, name, where="", columns=None):
        """Rows of a table, part or measure as dicts; of `columns` only, where given."""
        query = query_files.load_all().get(name)
        if query and query.folder == "parts":
            query = query_files.with_parts(name, self.standing)
        if query and query.folder == "measures":
            rows = engine.measure(self.con, name, self.as_of, where=where).to_pylist()
        else:
            is_part = query and query.folder == "parts"
            order = ", ".join(f'"{key}"' for key in query.grain)
            condition = f"where {where}" if where else ""
            told = f"({query.sql}) as told" if is_part else f'"{name}"'
            given = {"as_of": self.as_of} if is_part and "as_of" in query.params else {}
            rows = self.con.sql(f"select * from {told} {condition} order by {order}", params=given).to_arrow_table().to_pylist()
        return [{key: row[key] for key in columns} for row in rows] if columns else rows

    def row(self, name, where=""):
        """The one row of a table or measure."""
        rows = self.rows(name, where)
        assert len(rows) == 1, f"{name} gives {len(rows)} rows: {rows}"
        return rows[0]


def with_tables():
    """An empty database with every table."""
    con = engine.connect(":memory:")
    engine.create_tables(con)
    return con


def _state(con):
    """Its tables and settings."""
    tables = con.execute("select table_name, sql from duckdb_tables() where not temporary order by table_name").fetchall()
    return tables, con.execute("select name, value from duckdb_settings() order by name").fetchall()


_LEFT = """
select 'table', table_name from duckdb_tables() where temporary union all select 'view', view_name from duckdb_views() where not internal
"""


class Emptied:
    """One database that goes from test to test, emptied in between: to make a hundred tables takes longer than most tests."""

    def __init__(self):
        self.con, self.found = None, None

    def take(self):
        """The database, or a new one where the last test did not leave it as it was."""
        con, self.con = self.con or with_tables(), None
        self.found = self.found or _state(con)
        return con

    def give_back(self, con):
        """Empty it for the next test; one with other tables or settings, or within a transaction, is closed."""
        import duckdb

        try:
            con.execute("begin")
            for kind, name in con.execute(_LEFT).fetchall():
                con.execute(f'drop {kind} "{name}"')
            for name, sql in con.execute("select table_name, sql from duckdb_tables() where estimated_size > 0").fetchall():
                con.execute(f'drop table "{name}"; {sql}')
            con.execute("commit")
            same = _state(con) == self.found
        except duckdb.Error:
            same = False
        if same:
            self.con = con
        else:
            con.close()


@pytest.fixture(scope="session")
def emptied():
    """The database that all tests share, one after the other."""
    shared = Emptied()
    yield shared
    if shared.con:
        shared.con.close()


@pytest.fixture
def log(emptied):
    """An empty log."""
    made = Log(emptied.take())
    yield made
    emptied.give_back(made.con)


@pytest.fixture
def recurring_log(log):
    """An empty log with the default settings of [recurring], weeks in UTC."""
    from dataclasses import asdict

    from plaint.settings.recurring import Recurring

    log.add(
        "settings_values",
        *(
            {"name": f"recurring.{name}", "value": value}
            for name, value in asdict(Recurring()).items()
            if not isinstance(value, dict | None)
        ),
    )
    return log.add("settings_values", {"name": "calls.answer_within", "value": 20}, {"name": "recurring.start_within", "value": 1800})


def _folder(variable, default):
    folder = Path(os.environ.get(variable, ROOT.parent / "shared" / default))
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent (set {variable} to where it lies)")
    return folder


@pytest.fixture(scope="session")
def real_data():
    """The folder of real exports; skips where it is absent."""
    return _folder("PLAINT_REAL_DATA", "data")


@pytest.fixture(scope="session")
def hostile_dir():
    """The folder of hostile files; skips where it is absent."""
    return _folder("PLAINT_HOSTILE", "hostile")


@pytest.fixture(scope="session")
def labels_dir():
    """The folder of labelled texts; skips where it is absent."""
    return _folder("PLAINT_LABELS", "labels")


@pytest.fixture(scope="session")
def bpi2013(real_data):
    """The incident log of BPI Challenge 2013 with its teams' lines: front = line 1, back = lines 2 and 3; derived."""
    made = Log()
    made.con.execute(
        """
        insert into events (source, event_id, complaint_id, "at", sequence, kind, actor, team, status, severity)
        select
            'bpi2013', 'e' || place, told."case:concept:name", told."time:timestamp" at time zone 'UTC', place,
            case told."lifecycle:transition" when 'Closed' then 'closed' when 'In Call' then 'resolved'
                when 'Resolved' then 'resolved' else 'status' end,
            told."org:resource", told."org:group", told."concept:name", told.impact
        from (select *, row_number() over () as place from read_csv($path)) as told
        """,
        {"path": str(real_data / "bpi2013" / "bpi2013_incidents.csv.gz")},
    ).fetchall()
    made.con.execute(
        """
        insert into team_offices
        select distinct team, case when team like '% 2nd' or team like '% 3rd' then 'back' else 'front' end from events
        """
    ).fetchall()
    made.derive("2014-01-01 00:00", only=["case_routes"])
    yield made
    made.con.close()
