"""What a whole load costs against DuckDB's bare scan of the same file, and what memory it takes.

A whole load is all that `plaint load` does for a file: custody, reading, typing, upsert, quarantine, ledger, and the
copy, checkpoint, check and publishing of the store. Run with `python benchmarks/loading.py [rows] [rounds] [gigabytes]`;
prints ratios of medians of CPU time (user and system, all threads) of alternating runs, and peak memory (VmHWM) of a
file of so many gigabytes (0: none).
"""

import subprocess
import sys
import tempfile
import time
from importlib.abc import MetaPathFinder
from pathlib import Path
from statistics import median

import duckdb
from plaint import stages
from plaint.settings import read_settings
from plaint.store import writing
from plaint.terminal import Steps

NAMES = ("complaint_id", "customer_name", "phone", "opened_at", "closed_at", "channel", "category", "text", "amount")
CHANNELS = ("微信", "电话", "email", "store")
BAD, TWICE = 10_000, 2
"""One row in so many has an impossible date, one stands twice."""
SETTINGS = """
[project]
timezone = "Asia/Shanghai"
database = "plaint.duckdb"
memory_limit = "{limit}"
[[sources]]
name = "bench"
preset = "complaint_list"
files = ["{file}"]
[loading]
max_quarantined = 0.5
"""
CHILD = """
import sys
from pathlib import Path
from plaint import stages
from plaint.settings import read_settings
from plaint.store import writing
from plaint.terminal import Steps
settings = read_settings(Path(sys.argv[1]))
with writing(settings.database, stages.job_of("load", settings, 1)) as work:
    rows = stages.load(work, settings, None, Steps()).files[0].rows_read
peak = next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(rows, int(peak) // 1024)
"""


class Absent(MetaPathFinder):
    """Half a second of a load is pyarrow's import of pandas, wherever that is installed: plaint does not need it."""

    def find_spec(self, name: str, *_: object) -> None:
        """Pandas is not there."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def write(path: Path, encoding: str, rows: int) -> None:
    """Write an export of that many rows, some of them bad, some twice."""
    with path.open("w", encoding=encoding, newline="") as out:
        out.write(",".join(NAMES) + "\n")
        for number in range(rows):
            text = f"宽带故障第{number}次报修" if number % 2 else f"The line is down for the {number}th time"
            if number % 20 == 0:
                text = f'"{text}, and nobody ""called"""'
            day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
            opened = "2026-02-31" if number % BAD == 1 else f"{day} {number % 24:02}:{number % 60:02}:00"
            closed, channel = f"{day} 23:59:{number % 60:02}", CHANNELS[number % 4]
            row = f"C{number:08},李四,138{number:08},{opened},{closed},{channel},c{number % 300},{text},1.50\n"
            out.write(row * (1 + (number % BAD == TWICE)))


def bare(path: Path) -> float:
    """CPU seconds that DuckDB takes for the file with all columns as text."""
    columns = ", ".join(f"'{name}': 'varchar'" for name in NAMES)
    begun = time.process_time()
    con = duckdb.connect()
    con.execute(
        f"create temp table bare as from read_csv($path, auto_detect=false, header=false, skip=1, delim=',', "
        f"quote='\"', escape='\"', columns={{{columns}}})",
        {"path": str(path)},
    ).fetchall()
    con.close()
    return time.process_time() - begun


def project(folder: Path, file: Path, limit: str = "2GB") -> Path:
    """The settings of a project that loads the file."""
    folder.mkdir()
    path = folder / "plaint.toml"
    path.write_text(SETTINGS.format(file=file, limit=limit), encoding="utf-8")
    return path


def whole(file: Path) -> float:
    """CPU seconds of a load into a new store."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        settings = read_settings(project(Path(folder) / "project", file))
        begun = time.process_time()
        with writing(settings.database, stages.job_of("load", settings, 1)) as work:
            stages.load(work, settings, None, Steps())
        return time.process_time() - begun


def peak(base: Path, megabytes: int) -> tuple[int, int, int]:
    """Size in MiB, rows and peak memory in MiB of the load of a file of about that size."""
    file = base / f"{megabytes}.csv"
    write(file, "utf-8", megabytes * 9_200)
    settings = project(base / f"project {megabytes}", file, "512MB")
    done = subprocess.run([sys.executable, "-c", CHILD, settings], check=True, capture_output=True, text=True)
    rows, memory = map(int, done.stdout.split())
    size = file.stat().st_size >> 20
    file.unlink()
    return size, rows, memory


def main(rows: int = 1_000_000, rounds: int = 5, gigabytes: int = 0) -> None:
    """Print the ratios and the peaks."""
    sys.meta_path.insert(0, Absent())
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        files = {"clean UTF-8": base / "utf8.csv", "GB18030": base / "gb18030.csv"}
        for kind, path in files.items():
            write(path, "gb18030" if kind == "GB18030" else "utf-8", rows)
        times: dict[str, list[float]] = {kind: [] for kind in ("bare", *files)}
        for _ in range(rounds):
            times["bare"].append(bare(files["clean UTF-8"]))
            for kind, path in files.items():
                times[kind].append(whole(path))
        scan = median(times["bare"])
        for kind in files:
            seconds = median(times[kind])
            print(f"{kind}: {seconds / scan:.2f} x the bare scan of the same rows in UTF-8; {rows / seconds:,.0f} rows a CPU second")
        for megabytes in (100, 800, 1024 * gigabytes)[: 3 if gigabytes else 2]:
            size, read, memory = peak(base, megabytes)
            print(f"{size} MiB, {read} rows: peak memory {memory} MiB at memory_limit = 512MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
