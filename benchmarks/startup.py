"""How much CPU time `plaint --help` takes against `python -c pass`: medians of alternating runs, printed as a ratio.

python benchmarks/startup.py [RUNS]
"""

import os
import statistics
import subprocess
import sys

COMMANDS = {"python -c pass": ["-c", "pass"], "plaint --help": ["-m", "plaint", "--help"], "plaint queries": ["-m", "plaint", "queries"]}
GOAL = 4.0


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of one run, waited for."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Measure in turn, so that a machine that slows down slows all alike."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            taken[name].append(cpu_seconds(arguments))
    base = statistics.median(taken["python -c pass"])
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"{name:<16} {median * 1000:6.1f} ms  {median / base:4.1f} x")
    print(f"goal: plaint --help at most {GOAL} x")


if __name__ == "__main__":
    main()
