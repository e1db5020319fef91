"""How quick reading is against DuckDB's bare scan of the same file, and what memory it takes.

Run with `python benchmarks/reading.py [megabytes] [rounds]`; prints ratios of medians of alternating runs.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import duckdb
from plaint.reading import How, open_export

NAMES = ("complaint_id", "customer_name", "phone", "opened_at", "closed_at", "channel", "category", "text", "amount")
DAMAGED = 1_000
CHILD = """
import resource, sys, tempfile
from pathlib import Path
import duckdb
from plaint.reading import How, open_export
with tempfile.TemporaryDirectory(dir=sys.argv[2]) as scratch:
    config = {"memory_limit": "512MB", "temp_directory": scratch}
    con = duckdb.connect(config=config)
    con.execute("set enable_progress_bar = false")
    account = open_export(Path(sys.argv[1]), How(), Path(scratch) / "files").stage(con, "staged")
print(account.rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def write(path: Path, encoding: str, megabytes: int, *, spread: bool = False, damaged: bool = False) -> None:
    """Write an export of about this size; `spread`: some cells hold line ends; `damaged`: one quote never closes."""
    with path.open("w", encoding=encoding, newline="") as out:
        out.write(",".join(NAMES) + "\n")
        for number in range(megabytes * 8_000):
            text = f"宽带故障第{number}次报修" if number % 2 else f"The line is down for the {number}th time"
            if number % 20 == 0:
                text = f'"{text}, and{chr(10) if spread else " "}nobody ""called"""'
            if damaged and number == DAMAGED:
                text = f'"{text}'
            row = f"C{number:08},李四,138{number:08},2026-03-02 09:01:00,2026-03-02 17:01:00,微信,网络,{text},1.50\n"
            out.write(row)


def bare(path: Path) -> float:
    """Seconds that DuckDB takes for the file with all columns as text."""
    columns = ", ".join(f"'{name}': 'varchar'" for name in NAMES)
    begun = time.perf_counter()
    duckdb.connect().execute(
        f"create temp table bare as from read_csv($path, auto_detect=false, header=false, skip=1, delim=',', "
        f"quote='\"', escape='\"', columns={{{columns}}})",
        {"path": str(path)},
    ).fetchall()
    return time.perf_counter() - begun


def ours(path: Path, scratch: Path) -> float:
    """Seconds that opening and staging take."""
    begun = time.perf_counter()
    open_export(path, How(), scratch).stage(duckdb.connect(), "staged")
    return time.perf_counter() - begun


def main(megabytes: int = 150, rounds: int = 5) -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        clean = base / "clean.csv"
        write(clean, "utf-8", megabytes)
        kinds = {"clean UTF-8": clean}
        for kind, name, how in (
            ("UTF-8 with line ends in cells", "spread.csv", {"spread": True}),
            ("GB18030", "gb18030.csv", {}),
            ("one unclosed quote", "damaged.csv", {"damaged": True}),
        ):
            write(base / name, "gb18030" if kind == "GB18030" else "utf-8", megabytes, **how)
            kinds[kind] = base / name
        times: dict[str, list[float]] = {kind: [] for kind in ("bare", *kinds)}
        for _ in range(rounds):
            times["bare"].append(bare(clean))
            for kind, path in kinds.items():
                times[kind].append(ours(path, base / "scratch"))
        scan = median(times["bare"])
        for kind in kinds:
            print(f"{kind}: {median(times[kind]) / scan:.2f} x the bare scan of the same rows in UTF-8")
        for size in (megabytes, 4 * megabytes):
            write(clean, "utf-8", size)
            done = subprocess.run([sys.executable, "-c", CHILD, clean, base], check=True, capture_output=True, text=True)
            rows, peak = done.stdout.split()
            print(f"{clean.stat().st_size / 2**20:.0f} MiB, {rows} rows: peak memory {peak} MiB at a limit of 512 MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
