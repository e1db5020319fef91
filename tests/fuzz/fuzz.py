"""Load seeded, structure-aware mutations of every format: no traceback, no hang, bounded memory, an exact account.

`python tests/fuzz/fuzz.py --seconds 600` goes on for ten minutes from a seed of the day; `--seed N --count 1` repeats one.
"""

import argparse
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from documents import FORMATS, packed, table
from mutations import STRUCTURE, mutate_bytes, mutate_table

HANG_SECONDS = 10
"""Of work, not on the clock: a busy machine is no hang."""
GROWTH_BYTES = 300 * 2**20
SOURCES = {
    "list": 'preset = "complaint_list"',
    "kind": 'kind = "complaints"\ncolumns = { complaint_id = "complaint_id", received_at = "opened_at", closed_at = "closed_at" }',
    "events": 'kind = "events"\ncolumns = { complaint_id = "complaint_id", at = "opened_at", text = "text" }',
    "customers": 'kind = "customers"\ncolumns = { customer_id = "complaint_id" }',
    "xes": 'preset = "xes"',
}
TABLES = {"list": "complaints", "kind": "complaints", "customers": "customers"}


class Hang(BaseException):
    """A file took too long; no library may swallow this."""


class WrongError(AssertionError):
    """A load ended in a way that it must not."""


def made(seed):
    """The file of a seed: its name, its bytes, the source that it is loaded as."""
    chosen = random.Random(seed)
    form = list(FORMATS)[seed % len(FORMATS)]
    header, rows = table(chosen)
    mutate_table(chosen, header, rows)
    content = FORMATS[form](chosen, header, rows)
    if form in STRUCTURE and chosen.random() < 0.4:
        content = STRUCTURE[form](chosen, content)
    if chosen.random() < 0.25:
        content = mutate_bytes(chosen, content)
    content, name = packed(chosen, content, f"export.{form}")
    if chosen.random() < 0.05:
        content = mutate_bytes(chosen, content)
    if chosen.random() < 0.1:
        name = chosen.choice(("export", "export.csv", "export.xlsx", "export.json", "export.gz"))
    source = (
        "xes" if form == "xes" and chosen.random() < 0.8 else chosen.choice(("list", "list", "kind", "kind", "events", "customers", "xes"))
    )
    return name, content, source


class Loader:
    """Loads file after file into one database, each rolled back."""

    def __init__(self, folder):
        from plaint import engine

        self.folder, self.con = folder, engine.connect(":memory:")
        engine.create_tables(self.con)

    def load(self, seed):
        """Load the seed's file; gives how it ended. WrongError, Hang or any other error is a finding."""
        from plaint.loading import load_sources
        from plaint.settings import read_settings

        name, content, source = made(seed)
        path = self.folder / name
        path.write_bytes(content)
        (self.folder / "plaint.toml").write_text(f'[[sources]]\nname = "s"\n{SOURCES[source]}\n', encoding="utf-8")
        settings, scratch = read_settings(self.folder / "plaint.toml"), self.folder / "scratch"
        self.con.execute("begin")
        try:
            result = load_sources(self.con, settings, {"s": (path,)}, "run", lambda _text: None, scratch)
            return self._judged(result, source)
        finally:
            self.con.execute("rollback")
            path.unlink()
            shutil.rmtree(scratch, ignore_errors=True)

    def _judged(self, result, source):
        if result.refused:
            ((_, reason),) = result.refused
            if len(reason.splitlines()) != 1 or len(reason) > 2_000:
                raise WrongError(f"a refusal is one line that a person reads: {reason[:500]!r}")
            if result.files or self._count("imports") or self._count("quarantine"):
                raise WrongError("a refused file left something behind")
            return "refused"
        (one,) = result.files
        if one.rows_read != one.rows_new + one.rows_changed + one.rows_same + one.rows_quarantined or min(one.rows_read, one.rows_same) < 0:
            raise WrongError(f"the account does not add up: {one}")
        if self.con.execute("select lines - lines_header - lines_blank - lines_other - rows_read from imports").fetchall()[0][0] > 0:
            raise WrongError(f"lines are not accounted for: {one}")
        if source in TABLES and self._count(TABLES[source]) != one.rows_new:
            raise WrongError(f"{self._count(TABLES[source])} rows landed, told were {one.rows_new}")
        if source in TABLES and one.format in ("csv", "json", "ndjson", "parquet", "xlsx"):
            bad = self.con.execute("select count(distinct line) from quarantine").fetchall()[0][0]
            if bad < one.rows_quarantined:
                raise WrongError(f"{bad} lines are in quarantine, told were {one.rows_quarantined}")
        return "partly" if one.rows_quarantined else "loaded"

    def _count(self, name):
        return self.con.execute(f"select count(*) from {name}").fetchall()[0][0]


def run(seeds, until=None, tell=lambda _text: None):
    """Load the files of these seeds, until a time on the clock; gives counts of endings and the findings (seed, what)."""
    ends, findings, slowest = Counter(), [], 0.0

    def hang(_number, _frame):
        raise Hang

    before = signal.signal(signal.SIGPROF, hang)
    folder = Path(tempfile.mkdtemp(prefix="plaint-fuzz-"))
    loader = Loader(folder)
    loader.load(0)
    try:
        for seed in seeds:
            if until and time.monotonic() > until:
                break
            began, held = time.process_time(), _peak()
            signal.setitimer(signal.ITIMER_PROF, HANG_SECONDS)
            try:
                ends[loader.load(seed)] += 1
            except (Exception, Hang) as error:  # noqa: BLE001  whatever comes is the finding
                signal.setitimer(signal.ITIMER_PROF, 0)
                where = traceback.extract_tb(error.__traceback__)[-1]
                findings.append((seed, f"{type(error).__name__} {str(error)[:300]} ({Path(where.filename).name}:{where.lineno})"))
                tell(f"seed {seed}: {findings[-1][1]}")
                loader = Loader(folder)
            signal.setitimer(signal.ITIMER_PROF, 0)
            slowest = max(slowest, time.process_time() - began)
            if _peak() - held > GROWTH_BYTES:
                findings.append((seed, f"took {(_peak() - held) >> 20} MiB of memory"))
                tell(f"seed {seed}: {findings[-1][1]}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        shutil.rmtree(folder, ignore_errors=True)
    return ends, findings, slowest


def _peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--seed", type=int, default=int(time.time()) // 86_400 * 1_000_000)
    asked.add_argument("--count", type=int, default=10**9)
    given = asked.parse_args()
    started = time.monotonic()
    seeds = range(given.seed, given.seed + given.count)
    ends, findings, slowest = run(seeds, started + given.seconds, say)
    told = ", ".join(f"{number} {end}" for end, number in sorted(ends.items()))
    say(f"{ends.total() + len(findings)} files from seed {given.seed}: {told}; {len(findings)} findings; "
        f"slowest {slowest:.1f} s of work; peak {_peak() >> 20} MiB")  # fmt: skip
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
