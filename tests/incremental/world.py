"""A desk whose log changes at random every night: new, corrected, deleted and reopened cases, late and moved events, calls."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from plaint import engine, gates, query_files, stages
from plaint.loading import load_sources
from plaint.settings import read_settings
from plaint.store import Work
from plaint.terminal import Steps
from plaint.words import scan

START = datetime(2026, 3, 2, 8)  # noqa: DTZ001  instants are naive UTC everywhere
COLUMNS = {
    "complaints": "complaint_id received_at recorded_at due_at resolved_at closed_at updated_at customer_id customer_tier channel product issue "
    "severity status is_valid description resolution root_cause corrective_action claimed_amount satisfaction team source_verdict is_deleted",
    "events": "event_id complaint_id at kind actor team direction is_public is_automatic status severity promise_due_at escalated_to text",
    "calls": "call_id complaint_id customer_id queue agent team direction started_at answered_at ended_at outcome satisfaction linked_id text",
    "customers": "customer_id tier value",
}
SOURCE = """
[[sources]]
name = "{name}"
kind = "{kind}"
files = ["{name}_{kind}_*.csv"]
columns = {{ {columns} }}
"""
POLICY = """
[project]
timezone = "Europe/Berlin"

[teams]
front = ["Care *", "Desk"]
back = ["Lab *"]

[[calendars]]
name = "office"
timezone = "Europe/Berlin"
hours = { mon-fri = "08:00-12:00 13:00-18:00" }

[[limits]]
name = "urgent"
when = { severity = "urgent" }
calendar = "office"
first_contact = "4h"
next_reply = "1d"
update = "1d"
resolution = "3d"
follow_up = "2d"
escalation_head = "1d"
back_office = "1d"
paused_by = ["Waiting*"]
running_in = ["*"]

[[limits]]
first_contact = "8h"
recovery = "20min"
total_resolution = "9d"
resolution = "5d"
follow_up = "3d"
"""
KINDS = [
    "assigned",
    "assigned",
    "assigned",
    "contact",
    "contact",
    "note",
    "resolved",
    "resolved",
    "closed",
    "reopened",
    "followed_up",
    "promised",
    "escalated",
    "solution_offered",
    "solution_refused",
    "compensated",
    "corrective_action",
    "status",
    "received",
    "attached",
]
TEXTS = (
    "We are sorry for the trouble.",
    "I have asked three times, please call me back.",
    "We will call you back within two days.",
    "That is not our fault.",
    "I want a refund.",
    "We checked the meter and found the fault.",
    "Thank you, it works now.",
    "",
    "",
)
TEAMS = ("Care North", "care north", "Care South", "Lab 1", "Lab 2", "Desk", "Night shift", "", "")


class Desk:
    """The log of two sources that share case ids, changed at random but repeatably."""

    def __init__(self, folder: Path, seed: int, cases: int = 30) -> None:
        self.folder, self.random, self.now = folder, Random(seed), START + timedelta(days=40)
        self.files = self.numbers = 0
        self.policy = POLICY
        self.events: list[tuple[str, dict]] = []
        self.calls: list[tuple[str, dict]] = []
        self.cases = {}
        self.con = engine.connect(":memory:")
        engine.create_tables(self.con)
        self.load(
            lambda: [self.open_case() for _ in range(cases)] + [self.tell() for _ in range(cases * 6)] + [self.call() for _ in range(cases)]
        )

    def at(self, days: float) -> str:
        """An instant up to so many days before now, seldom after it."""
        back = self.random.uniform(0, days) if self.random.random() < 0.97 else -self.random.uniform(0, 3)
        return (self.now - timedelta(seconds=int(back * 86400))).isoformat()

    def pick(self, *words: str) -> str:
        return self.random.choice(words)

    def open_case(self, days: float = 30) -> tuple[str, str, dict]:
        self.numbers += 1
        source = self.pick("north", "south", "south")
        number = str(self.numbers if self.random.random() < 0.7 else self.random.randint(1, self.numbers))
        return self.correct((source, number), self.at(days))

    def correct(self, key: tuple[str, str], received_at: str | None = None) -> tuple[str, str, dict]:
        known = self.cases.get(key, {})
        row = {
            "complaint_id": key[1],
            "received_at": received_at or (known["received_at"] if self.random.random() < 0.8 else self.at(30)),
            "updated_at": self.now.isoformat(),
            "customer_id": self.pick("ann", "bob", " bob", "cem", "dora", "eva", "", ""),
            "customer_tier": self.pick("gold", "silver", ""),
            "channel": self.pick("web", "phone"),
            "product": self.pick("gas", "power", "water"),
            "issue": self.pick("bill", "Bill", "meter", ""),
            "severity": self.pick("urgent", "general", "general", ""),
            "status": self.pick("open", "Waiting for customer", ""),
            "description": self.pick(*TEXTS),
            "resolution": self.pick(*TEXTS),
            "root_cause": self.pick("wear", "", ""),
            "team": self.pick(*TEAMS),
            "satisfaction": self.pick("1", "5", "", "", "", ""),
            "claimed_amount": self.pick("10", "", "", ""),
            "is_valid": self.pick("true", "true", "false", ""),
            "is_deleted": self.pick("true", *["false"] * 12),
            "source_verdict": self.pick("met", "", "", "", ""),
        }
        row["recorded_at"] = row["received_at"] if self.random.random() < 0.6 else ""
        row["due_at"] = self.at(20) if self.random.random() < 0.3 else ""
        row["resolved_at"] = self.at(20) if self.random.random() < 0.4 else ""
        row["closed_at"] = self.at(10) if self.random.random() < 0.3 else ""
        self.cases[key] = row
        return key[0], "complaints", row

    def tell(self, days: float = 30) -> tuple[str, str, dict]:
        source, number = self.random.choice([*self.cases, ("south", "log-" + str(self.random.randint(1, 5)))])
        self.numbers += 1
        kind = self.random.choice(KINDS)
        row = {
            "event_id": f"e{self.numbers}",
            "complaint_id": number,
            "at": self.at(days),
            "kind": kind,
            "actor": self.pick("kim", "lee", ""),
            "team": self.pick(*TEAMS) if kind in {"assigned", "note", "received"} else "",
            "direction": self.pick("in", "out", "internal", "") if kind in {"contact", "note"} else self.pick("out", ""),
            "is_public": self.pick("true", "", "", "false"),
            "is_automatic": self.pick("true", "", "", ""),
            "status": self.pick("Waiting for customer", "open", "") if kind == "status" else "",
            "severity": self.pick("urgent", "general") if self.random.random() < 0.05 else "",
            "promise_due_at": self.at(-5) if kind == "promised" and self.random.random() < 0.7 else "",
            "escalated_to": self.pick("department_head", "leader", "") if kind == "escalated" else "",
            "text": self.pick(*TEXTS),
        }
        self.events.append((source, row))
        return source, "events", row

    def move(self) -> tuple[str, str, dict]:
        """An event told once more, otherwise: at another time, of another kind, or of another case."""
        source, known = self.random.choice(self.events)
        row = {**known, "at": self.at(20), "kind": self.random.choice(KINDS)}
        if self.random.random() < 0.5:
            row["complaint_id"] = self.random.choice([number for one, number in self.cases if one == source] or ["1"])
        known.update(row)
        return source, "events", row

    def call(self, days: float = 30) -> tuple[str, str, dict]:
        source = self.pick("north", "south")
        self.numbers += 1
        if self.calls and self.random.random() < 0.2:
            source, known = self.random.choice(self.calls)
            number = known["call_id"]
        else:
            number = f"c{self.numbers}"
        started = datetime.fromisoformat(self.at(days))
        row = {
            "call_id": number,
            "complaint_id": self.random.choice([one for _, one in self.cases]) if self.random.random() < 0.5 else "",
            "customer_id": self.pick("ann", "bob", "cem", "dora", "zoe", ""),
            "queue": "first",
            "agent": self.pick("kim", "lee"),
            "team": self.pick(*TEAMS),
            "direction": self.pick("in", "in", "out", ""),
            "started_at": started.isoformat(),
            "answered_at": (started + timedelta(seconds=20)).isoformat() if self.random.random() < 0.7 else "",
            "ended_at": (started + timedelta(seconds=200)).isoformat(),
            "outcome": self.pick("answered", "abandoned", ""),
            "satisfaction": self.pick("1", "4", "", "", ""),
            "linked_id": self.pick("", "", "l1", "l2", "l3"),
            "text": self.pick(*TEXTS),
        }
        self.calls.append((source, row))
        return source, "calls", row

    def night(self, changes: int = 4) -> None:
        """What one day brings."""
        made = [
            self.open_case,
            self.tell,
            self.tell,
            self.tell,
            self.call,
            self.move,
            lambda: self.correct(self.random.choice([*self.cases])),
        ]

        def day() -> list:
            rows = [self.random.choice(made)() for _ in range(self.random.randint(0, changes))]
            if self.random.random() < 0.2:
                rows.append(
                    (self.pick("north", "south"), "customers", {"customer_id": self.pick("ann", "bob"), "tier": "gold", "value": "5"})
                )
            return rows

        self.now += timedelta(hours=self.random.choice((0, 1, 24, 24, 24, 24, 24, 200)))
        self.load(day)

    def settings(self):
        """The settings as they are now."""
        path = self.folder / "plaint.toml"
        parts = [
            SOURCE.format(name=name, kind=kind, columns=", ".join(f'{one} = "{one}"' for one in columns.split()))
            for name in ("north", "south")
            for kind, columns in COLUMNS.items()
        ]
        path.write_text(self.policy + "".join(parts), encoding="utf-8")
        return read_settings(path)

    def load(self, told) -> None:
        """Load the rows that `told` gives, through files as an export would bring them."""
        by_file: dict[tuple[str, str], dict[str, dict]] = {}
        for source, kind, row in told():
            by_file.setdefault((source, kind), {})[next(iter(row.values()))] = row
        self.files += 1
        only: dict[str, list[Path]] = {}
        for (source, kind), rows in sorted(by_file.items()):
            path = self.folder / f"{source}_{kind}_{self.files:03}.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, COLUMNS[kind].split(), restval="")
                writer.writeheader()
                writer.writerows(rows.values())
            only.setdefault(source, []).append(path)
        settings = self.settings()
        self.con.execute("begin")
        files = {name: tuple(paths) for name, paths in only.items()}
        result = load_sources(self.con, settings, files, f"run{self.files}", lambda _: None, self.folder / "scratch")
        self.con.execute("commit")
        assert not result.refused, result.refused

    def analyze(self) -> str:
        """Analyse as a night does; gives what was said."""
        work = Work(self.con, f"run{self.files}", self.folder / "temp")
        self.con.execute("begin")
        said = stages.analyze(work, self.settings(), self.now, Steps())
        self.con.execute("delete from store_facts where name = 'as_of'").fetchall()
        self.con.execute("insert into store_facts (name, value) values ('as_of', ?)", [self.now.isoformat()]).fetchall()
        self.con.execute("commit")
        return said

    def tables(self) -> dict[str, list[tuple]]:
        """Every derived table, its rows sorted."""
        names = ["findings", "word_spans", "words_scanned", *(query.name for query in query_files.of_folder("timeline"))]
        return {name: sorted(self.con.execute(f'select * from "{name}"').fetchall(), key=repr) for name in names}

    def measures(self) -> dict[str, list[dict]]:
        """Every measure, in its own order."""
        return {query.name: engine.measure(self.con, query.name, self.now).to_pylist() for query in query_files.of_folder("measures")}

    def gates(self):
        return gates.judge_all(self.con, self.settings(), self.now)

    def anew(self, look):
        """What `look` gives after everything is derived anew; the database stays as it was."""
        self.con.execute("begin")
        try:
            scan(self.con, self.settings(), Steps())
            engine.derive(self.con, self.now)
            return look()
        finally:
            self.con.execute("rollback")
