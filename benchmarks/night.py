"""One first night, its stages timed apart: prints a JSON object of CPU seconds, wall seconds and peak memory by stage.

python benchmarks/night.py FOLDER [night | answers]     FOLDER as benchmarks/generate.py writes it; `answers`: only what benchmarks/others.py answers too
"""

import json
import os
import resource
import sys
import time
from datetime import datetime
from pathlib import Path

from plaint import engine, query_files, stages, terminal
from plaint.settings import read_settings
from plaint.store import changing, open_database

AS_OF = datetime(2026, 12, 1)  # noqa: DTZ001  instants are naive UTC everywhere
GROUPS = {
    "cases and events": ("case", "team_names"),
    "clocks": ("clock", "open_clocks", "source_traces", "case_cycles"),
    "hand-offs": ("ownership", "handoff", "case_routes", "agent_changes", "back_office_answers", "case_holders"),
    "recurring problems": ("problem", "fix_", "recurring", "repeats", "next_complaints"),
}
OF_ONE_CASE = {"sla_intervals"}
"""Asked for one case at a time (`plaint explain`); of all cases they would be hundreds of millions of rows."""
FIRST = """
select count(stopped_at), cast(sum(secs_between(started_at, stopped_at)) as bigint) from ({runs}) where clock = 'first_contact'
"""


class Clock:
    """Sums CPU and wall seconds by stage; a stage lasts until the next one is named."""

    def __init__(self) -> None:
        """Begin with the load."""
        self.stages: dict[str, dict[str, float]] = {}
        self.steps: dict[str, float] = {}
        self.name, self.step = "load", "load"
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def turn(self, name: str, step: str) -> None:
        """From here on it is stage `name`."""
        cpu, wall = time.process_time(), time.perf_counter()
        stage = self.stages.setdefault(self.name, {"cpu": 0.0, "wall": 0.0})
        stage["cpu"] += cpu - self.cpu
        stage["wall"] += wall - self.wall
        stage["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.steps[self.step] = self.steps.get(self.step, 0.0) + cpu - self.cpu
        self.name, self.step, self.cpu, self.wall = name, step, cpu, wall

    def __call__(self, text: str) -> None:
        """As the product's own progress line: what is being done now."""
        step = text.removeprefix("deriving ")
        query = query_files.load_all().get(step)
        if query:
            self.turn("checks" if query.folder == "checks" else group_of(step), step)
        elif self.name != "load" or "reading new texts" in text:
            self.turn("words" if "text" in text else self.name if self.name != "load" else "words", text.partition(":")[0])

    def done(self) -> None:
        """The product is through with its steps."""


def group_of(table: str) -> str:
    """Stage that deriving `table` belongs to."""
    if table in {"case_holders", "case_routes"}:
        return "hand-offs"
    return next((group for group, starts in GROUPS.items() if table.startswith(starts)), "other tables")


def night(folder: Path, clock: Clock) -> dict[str, float]:
    """Load, analyze, publish, report, then ask every measure once."""
    from plaint.reports import write_night

    settings = read_settings(folder / "plaint.toml")
    with changing(settings.database, stages.job_of("nightly", settings, 0)) as work:
        stages.load(work, settings, None, clock)
        stages.analyze(work, settings, AS_OF, clock)
        clock.turn("publish", "publish")
    clock.turn("report", "report")
    write_night(settings, AS_OF)
    clock.turn("measures", "measures")
    with open_database(settings.database) as con:
        for query in query_files.of_folder("measures"):
            if query.name not in OF_ONE_CASE:
                engine.measure(con, query.name, AS_OF)
    clock.turn("", "")
    return {"database_mib": os.path.getsize(settings.database) / 2**20}  # noqa: PTH202  the path may be text


def answers(folder: Path, clock: Clock) -> dict[str, float]:
    """Load, then first contacts, hand-offs by pair of teams and repeats: what the other ways answer too."""
    settings = read_settings(folder / "plaint.toml")
    con = engine.connect(":memory:", means=engine.Means(memory_limit="4GB", temp_directory=str(folder / "spill")))
    engine.create_tables(con)
    from plaint.loading import load_sources

    temp = folder / "temp"
    temp.mkdir(exist_ok=True)
    load_sources(con, settings, None, "bench", terminal.Steps(), temp)
    clock.turn("answers", "answers")
    engine.derive_only(con, AS_OF, {"first_contact_runs", "team_names", "repeats"})
    contacts, seconds = con.execute(FIRST.format(runs=query_files.load_all()["first_contact_runs"].sql)).fetchall()[0]
    pairs = engine.measure(con, "handoff_network", AS_OF).to_pylist()
    repeated = con.execute(REPEATED).fetchall()[0][0]
    clock.turn("", "")
    return {
        "contacts": contacts,
        "seconds": seconds,
        "pairs": len(pairs),
        "handoffs": sum(row["handoffs"] for row in pairs),
        "repeats": repeated,
    }


REPEATED = "select count(*) from repeats where is_repeat_30"


def main(folder: Path, what: str) -> None:
    """Run it and print what it took."""
    clock = Clock()
    found = (answers if what == "answers" else night)(folder, clock)
    sizes = {"stages": clock.stages, "steps": {step: round(seconds, 3) for step, seconds in clock.steps.items()}}
    print(json.dumps(found | sizes))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "night")
