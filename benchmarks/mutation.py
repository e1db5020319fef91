"""Does a test fail when one operator of the SQL is changed? A seeded sample of such mutants, each run against its file's own tests.

usage: python benchmarks/mutation.py [--each N] [--only NAME …] [--seed N] [--jobs N] [--log FILE]

The score of a folder is killed / all, with its 95 % interval. A mutant that DuckDB refuses to bind is not counted. Survivors are listed.
A log (one JSON object a line) is gone on with: what stands in it is not run again.
"""

import argparse
import json
import math
import os
import re
import resource
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from plaint import engine, query_files

ROOT = Path(__file__).parents[1]
FOLDERS = ("parts", "timeline", "checks", "measures")
CPU_SECONDS, WALL_SECONDS = 120, 900
MOST_TESTS = 4
GENERAL = ("test_two_sources.py", "test_rates.py")
"""Tests that look at every query file, parametrized by its name."""
KILLED, SURVIVED, INVALID = 1, 0, 77
_TOKEN = re.compile(
    r"(?P<comment>--[^\n]*)|(?P<string>'(?:[^']|'')*')|(?P<quoted>\"[^\"]*\")|(?P<param>\$\w+)|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[A-Za-z_]\w*)|(?P<operator><=|>=|<>|!=|\|\||->>|->|:=|=>|[-+*/<>=(),.;%])"
)
SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "+": "-", "/": "*",
    "and": "or", "or": "and", "min": "max", "max": "min", "sum": "max", "desc": "asc", "true": "false", "false": "true",
    "lag": "lead", "lead": "lag", "first_value": "last_value", "greatest": "least", "least": "greatest", "distinct": "",
    "floor": "ceil", "ceil": "floor", "bool_or": "bool_and", "bool_and": "bool_or",
    "'pass'": "'fail'", "'fail'": "'pass'", "'unknown'": "'pass'", "'n/a'": "'pass'",
    "'met'": "'breached'", "'breached'": "'met'", "'running'": "'met'", "'not_applicable'": "'met'",
}  # fmt: skip
CALLS = {"min", "max", "sum", "lag", "lead", "first_value", "greatest", "least", "floor", "ceil", "bool_or", "bool_and"}
SPECIAL = {  # by the words before and after it
    "join": lambda before, _: None if before in {"inner", "left", "right", "full", "cross", "anti", "semi", "outer"} else "left join",
    "left": lambda _, after: "" if after == "join" else None,
    "inner": lambda *_: "left",
    "is": lambda _, after: "is not" if after == "null" else None,
    "not": lambda *_: "",
    "exists": lambda before, _: None if before == "not" else "not exists",
    "in": lambda before, after: "not in" if after == "(" and before != "not" else None,
    "first": lambda before, _: "last" if before == "nulls" else None,
    "last": lambda before, _: "first" if before == "nulls" else None,
    "*": lambda before, after: None if before in {"(", "select", ".", ","} or after in {")", "from"} else "/",
    "-": lambda before, _: None if before in {"(", ",", "then", "else", "select", "="} else "+",
}


@dataclass(frozen=True)
class Mutant:
    """One change of one token: `at` is where it stands in the SQL below the header."""

    folder: str
    name: str
    at: int
    old: str
    new: str

    def applied(self, sql: str) -> str:
        """The SQL with the change."""
        return sql[: self.at] + self.new + sql[self.at + len(self.old) :]

    def place(self) -> str:
        """The line of the file as it was, for the list of survivors."""
        sql = query_files.load_all()[self.name].sql
        start = sql.rfind("\n", 0, self.at) + 1
        return sql[start:].partition("\n")[0].strip()


def mutants(folder: str, name: str, sql: str) -> list[Mutant]:
    """Every mutant of one file, in the order of its text; nothing in comments, names or other strings."""
    tokens = [match for match in _TOKEN.finditer(sql) if match.lastgroup != "comment"]
    found = []
    between = 0
    for index, match in enumerate(tokens):
        text = match[0].lower()
        before = tokens[index - 1][0].lower() if index else ""
        after = tokens[index + 1][0].lower() if index + 1 < len(tokens) else ""
        between += text == "between"
        if text == "and" and between:
            between -= 1
            continue
        new = _changed(match, before, after)
        if new is not None:
            found.append(Mutant(folder, name, match.start(), match[0], new))
    return found


def _changed(match: re.Match[str], before: str, after: str) -> str | None:
    """What stands in the token's place in the mutant; None where it is left alone."""
    text = match[0].lower()
    if match.lastgroup == "number":
        return str(int(text) + 1) if text.isdigit() and before != "." else None
    told = SPECIAL.get(text)
    if told:
        return told(before, after)
    if (text in CALLS and after != "(") or match.lastgroup not in {"word", "operator", "string"}:
        return None
    return SWAPS.get(text)


def tests_of(folder: str, name: str) -> list[str]:
    """The file's own tests; where it has none of its name, tests beside it that name it, else those of the files that read it."""
    own = ROOT / "tests" / "queries" / folder / f"test_{name}.py"
    if own.exists():
        return [str(own)]
    naming = [path for path in sorted((ROOT / "tests" / "queries").glob("*/test_*.py")) if f'"{name}"' in path.read_text(encoding="utf-8")]
    if naming:
        return [str(path) for path in naming[:MOST_TESTS]]
    readers = [query for query in query_files.load_all().values() if name in query.inputs]
    return sorted({test for query in readers for test in tests_of(query.folder, query.name)})[:MOST_TESTS]


def outcomes(todo: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, int]]:
    """Each mutant with KILLED, SURVIVED or INVALID, as its tests end; each runs in a process of its own, `jobs` at a time."""
    waiting, running = list(reversed(todo)), {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            child = os.fork()
            if not child:
                os._exit(_tested(mutant, query_files.load_all()[mutant.name].sql))
            running[child] = mutant
        child, status = os.wait()
        yield running.pop(child), os.WEXITSTATUS(status) if os.WIFEXITED(status) else KILLED  # ran out of its time


def _tested(mutant: Mutant, sql: str) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    signal.alarm(WALL_SECONDS)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    queries = query_files.load_all()
    queries[mutant.name] = replace(queries[mutant.name], sql=mutant.applied(sql))
    if not _binds(queries[mutant.name]):
        return INVALID
    own, general = tests_of(mutant.folder, mutant.name), [str(ROOT / "tests" / "queries" / name) for name in GENERAL]
    return KILLED if _fails(own) or _fails([*general, "-k", f"[{mutant.name}]"]) else SURVIVED


def _fails(tests: list[str]) -> bool:
    """Whether one of the tests fails; not where there is none."""
    import pytest

    if not tests:
        return False
    args = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not real_data and not browser and not soak and not slow"]
    return pytest.main([*args, "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), *tests]) not in {0, 5}  # 5: no test ran


def _binds(query: query_files.QueryFile) -> bool:
    import duckdb

    con = engine.connect(":memory:")
    engine.create_tables(con)
    sql = re.sub(r"\$as_of\b", "timestamp '2026-06-30 12:00:00'", query.sql)
    try:
        con.execute(f"explain select * from ({sql})").fetchall()
    except duckdb.Error:
        return False
    finally:
        con.close()
    return True


def wilson(killed: int, tried: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson)."""
    if not tried:
        return (0.0, 1.0)
    z, share = 1.96, killed / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z / (1 + z * z / tried) * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    return (middle - half, middle + half)


def sample(each: int, seed: int, only: list[str]) -> list[Mutant]:
    """`each` mutants a folder, drawn from all of its mutants; the order is random, so any beginning of it is a sample too."""
    rng = Random(seed)
    drawn = []
    for folder in FOLDERS:
        everything = [m for query in query_files.of_folder(folder) for m in mutants(folder, query.name, query.sql)]
        everything = [m for m in everything if not only or m.name in only]
        drawn += rng.sample(everything, min(each, len(everything)))
    rng.shuffle(drawn)
    return drawn


def main() -> int:
    """Run the sample, print score and survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=20, help="mutants a folder")
    parser.add_argument("--only", nargs="*", default=[], help="names of SQL files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time")
    parser.add_argument("--log", type=Path, default=None)
    asked = parser.parse_args()
    done = {}
    if asked.log and asked.log.exists():
        done = {tuple(row["mutant"].values()): row["code"] for row in map(json.loads, asked.log.read_text(encoding="utf-8").splitlines())}
    drawn = sample(asked.each, asked.seed, asked.only)
    codes = {mutant: done[key] for mutant in drawn if (key := tuple(asdict(mutant).values())) in done}
    for mutant, code in outcomes([mutant for mutant in drawn if mutant not in codes], asked.jobs):
        codes[mutant] = code
        if asked.log:
            with asked.log.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"mutant": asdict(mutant), "code": code, "line": mutant.place()}, ensure_ascii=False) + "\n")
    show(codes)
    return 0


def show(codes: Mapping[Mutant, int]) -> None:
    """Print the score of each folder and the survivors."""
    for folder in FOLDERS:
        told = [code for mutant, code in codes.items() if mutant.folder == folder and code != INVALID]
        killed = sum(code != SURVIVED for code in told)
        low, high = wilson(killed, len(told))
        print(f"{folder}: {killed} of {len(told)} killed, {killed / max(len(told), 1):.0%} (95 %: {low:.0%} to {high:.0%})")
    for mutant in sorted((one for one, code in codes.items() if code == SURVIVED), key=lambda one: (one.folder, one.name, one.at)):
        print(f"survived: {mutant.folder}/{mutant.name}: {mutant.old} -> {mutant.new or '(nothing)'}: {mutant.place()}")


if __name__ == "__main__":
    sys.exit(main())
