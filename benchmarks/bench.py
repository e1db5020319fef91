"""The whole benchmark in one go: a first night and its stages, against a bare scan of the same CSVs, pandas, polars and PM4Py.

python benchmarks/bench.py [--cases 100000] [--runs 3] [--memory 2GB] [--folder DIR] [--only-ours]

CPU seconds (user and system) of processes of their own, medians of alternating runs. Writes benchmarks/results/CASES.json and
the table of docs/scaling.md. What is not installed (pip install -e .[compare]) is left out and said so.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from generate import write

HERE = Path(__file__).parent
RESULTS = HERE / "results"
PAGE = HERE.parent / "docs" / "scaling.md"
MARK = "<!-- figures: written by benchmarks/bench.py -->"
WAYS = {
    "scan": ["others.py", "scan"], "night": ["night.py", "night"], "answers": ["night.py", "answers"],
    "pandas": ["others.py", "pandas"], "polars": ["others.py", "polars"], "pm4py": ["others.py", "pm4py"],
}  # fmt: skip
SAME = ("contacts", "seconds", "pairs", "handoffs", "repeats")


def run(way: str, folder: Path) -> dict:
    """One run in a process of its own: what it printed, its CPU seconds and peak memory."""
    for made in (*folder.glob("plaint.duckdb*"), folder / "reports", folder / "temp", folder / "spill"):
        shutil.rmtree(made, ignore_errors=True) if made.is_dir() else made.unlink(missing_ok=True)
    script, word = WAYS[way]
    begun = time.perf_counter()
    child = subprocess.Popen([sys.executable, HERE / script, folder, word], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    told = child.stdout.read() if child.stdout else ""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{script} {word} ended with {child.returncode}")
    measured = {"cpu": used.ru_utime + used.ru_stime, "wall": time.perf_counter() - begun, "peak_mib": used.ru_maxrss / 1024}
    return json.loads(told.strip().splitlines()[-1]) | measured


def summed_up(runs: dict[str, list[dict]]) -> dict:
    """Medians of each way, and of the night's stages."""
    found: dict = {"ways": {}, "stages": {}}
    for way, all_runs in runs.items():
        found["ways"][way] = {key: round(median(one[key] for one in all_runs), 3) for key in ("cpu", "wall", "peak_mib")}
        found["ways"][way]["runs"] = len(all_runs)
        found["ways"][way]["answers"] = {key: all_runs[0][key] for key in SAME if key in all_runs[0]}
    for stage in runs["night"][0]["stages"]:
        found["stages"][stage] = round(median(one["stages"][stage]["cpu"] for one in runs["night"]), 3)
    found["slowest"] = dict(sorted(runs["night"][0]["steps"].items(), key=lambda step: -step[1])[:25])
    if "pm4py" in runs:
        found["ways"]["pm4py"]["discover"] = round(median(one["discover"] for one in runs["pm4py"]), 3)
    found["database_mib"] = round(runs["night"][0]["database_mib"], 1)
    return found


def machine() -> dict[str, object]:
    """What it ran on."""
    import duckdb

    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cpu": model or platform.machine(), "cores": os.cpu_count(), "memory_gib": round(memory, 1), "load_average": os.getloadavg()[0],
        "python": platform.python_version(), "duckdb": duckdb.__version__, "system": platform.platform(terse=True),
    }  # fmt: skip


def page(results: list[dict]) -> str:
    """The tables of all sizes that were measured, as Markdown."""
    lines = []
    for one in results:
        ways, scan, facts = one["ways"], one["ways"]["scan"]["cpu"], one["machine"]
        lines += [f"### {one['cases']:,}".replace(",", " ") + f" cases, {one['csv_mib']:.0f} MiB of CSV", ""]
        lines += [
            (f"{facts['cores']} cores ({facts['cpu']}), {facts['memory_gib']} GiB, DuckDB {facts['duckdb']}, Python {facts['python']}; "
            f"load average {facts['load_average']:.0f}; memory_limit {one['memory_limit']}; database {one['database_mib']} MiB."),
            "", "| what | CPU seconds | x scan | peak MiB | runs |", "| --- | --: | --: | --: | --: |",
        ]  # fmt: skip
        for way, title in TITLES.items():
            if way in ways:
                figures = ways[way]
                lines.append(
                    f"| {title} | {figures['cpu']:.1f} | {figures['cpu'] / scan:.1f} | {figures['peak_mib']:.0f} | {figures['runs']} |"
                )
        lines += ["", "| stage of the night | CPU seconds | x scan |", "| --- | --: | --: |"]
        lines += [f"| {stage} | {seconds:.1f} | {seconds / scan:.1f} |" for stage, seconds in one["stages"].items()]
        slowest = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in list(one["slowest"].items())[:12])
        lines += ["", f"Dearest steps: {slowest}.", ""]
    return "\n".join(lines)


TITLES = {
    "scan": "DuckDB scans the CSVs as text", "night": "first night: load, analyze, report, every measure",
    "answers": "load and the answers that the others give", "pandas": "pandas, same answers", "polars": "polars, same answers",
    "pm4py": "PM4Py, with its load",
}  # fmt: skip


def main() -> None:
    """Generate, measure, write."""
    given = argparse.ArgumentParser()
    given.add_argument("--cases", type=int, default=100_000)
    given.add_argument("--runs", type=int, default=3)
    given.add_argument("--memory", default="2GB")
    given.add_argument("--folder", type=Path)
    given.add_argument("--only-ours", action="store_true")
    options = given.parse_args()
    others = [] if options.only_ours else [way for way in ("pandas", "polars", "pm4py") if find_spec(way)]
    for way in sorted({"pandas", "polars", "pm4py"} - set(others)):
        print(f"{way}: left out")
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        folder = Path(made)
        write(folder, options.cases, options.memory)
        size = sum(file.stat().st_size for file in folder.glob("*.csv")) / 2**20
        runs: dict[str, list[dict]] = {way: [] for way in ("scan", "night", "answers", *others)}
        for _ in range(options.runs):
            for way, done in runs.items():
                done.append(run(way, folder))
                print(f"{way:8} {done[-1]['cpu']:8.2f} s CPU {done[-1]['wall']:8.1f} s wall {done[-1]['peak_mib']:7.0f} MiB", flush=True)
        left = [file.name for file in folder.iterdir() if file.name in {"spill", "temp"} and any(file.iterdir())]
    result = {"cases": options.cases, "csv_mib": size, "memory_limit": options.memory, "machine": machine(), "left_behind": left}
    result |= summed_up(runs)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{options.cases}.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    tell(result)
    every = [json.loads(file.read_text(encoding="utf-8")) for file in RESULTS.glob("*.json")]
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(head + MARK + "\n\n" + page(sorted(every, key=lambda one: one["cases"])), encoding="utf-8")


def tell(result: dict) -> None:
    """Say the ratios, and whether all ways gave the same answers."""
    ways = result["ways"]
    night, ours, scan = (ways[way]["cpu"] for way in ("night", "answers", "scan"))
    print(f"first night {night / scan:.1f} x scan (goal: 4)")
    for way in ("pandas", "polars"):
        if way in ways:
            print(f"{way} {ways[way]['cpu'] / ours:.1f} x ours for the same answers (goal with pandas: 8)")
    for way, figures in ways.items():
        wrong = {key: value for key, value in figures["answers"].items() if value != ways["answers"]["answers"][key]}
        print(f"{way}: " + (f"DIFFERS in {wrong}" if wrong else "same answers")) if figures["answers"] else None


if __name__ == "__main__":
    main()
