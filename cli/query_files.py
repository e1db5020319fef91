"""The query files by name, what they are made of, and the order in which they run.

Folders say what a file is: `tables` are declared (header only: what was loaded or set), `timeline` files become
tables of the same name, `checks` fill the table `findings`, `measures` are run when asked for. `parts` are never
stored: the file that names one among its inputs is run with it as a CTE.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files

from .query_headers import Column, QueryFile, parse

__all__ = [
    "FOLDERS", "Column", "QueryFile", "engine_vocabulary", "load_all", "of_folder", "parse", "parts_of", "run_order", "that_read",
    "with_inputs", "with_parts",
]  # fmt: skip

FOLDERS = ("tables", "parts", "timeline", "checks", "measures")
PACKAGE = f"{__package__}.queries"


@cache
def load_all() -> dict[str, QueryFile]:
    """Every query file by name, sorted by folder in the order of data flow, then by name."""
    return {name: with_parts(name) for name in _as_written()}


@cache
def _as_written() -> dict[str, QueryFile]:
    found = {}
    for folder in FOLDERS:
        for path in sorted(files(PACKAGE).joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if path.name.endswith(".sql"):
                query = parse(folder, path.name.removesuffix(".sql"), path.read_text(encoding="utf-8"))
                if query.name in found:
                    raise ValueError(f"two query files bear the name {query.name}")
                found[query.name] = query
    return found


def with_parts(name: str, standing: Collection[str] = ()) -> QueryFile:
    """The file with the parts that it names, and the parts of those, as CTEs before it; `standing` are tables that stand in for parts.

    Its own CTEs follow theirs in one list, so that its order stays the order of the whole.
    """
    query, parts = _as_written()[name], parts_of(name, standing)
    if not parts:
        return query
    whole = [*parts, query]
    named = {part.name for part in parts}
    ctes = ",\n".join(f'"{part.name}" as (\n{part.sql}\n)' for part in parts)
    own = query.sql.lstrip()
    rest = f",\n{own[5:]}" if own.startswith("with ") else f"\n{own}"
    return replace(
        query,
        inputs=tuple(dict.fromkeys(read for one in whole for read in one.inputs if read not in named)),
        params=tuple(dict.fromkeys(param for one in whole for param in one.params)),
        sql=f"with {ctes}{rest}",
    )


def parts_of(name: str, standing: Collection[str] = ()) -> list[QueryFile]:
    """The parts that a file names, but for `standing`, as written, each after those that it names itself."""
    found: list[QueryFile] = []
    for read in _as_written()[name].inputs:
        part = _as_written().get(read)
        if part and part.folder == "parts" and read not in standing:
            found += [one for one in [*parts_of(read, standing), part] if one not in found]
    return found


def of_folder(folder: str) -> list[QueryFile]:
    """The query files of one folder, by name."""
    return [query for query in load_all().values() if query.folder == folder]


def run_order() -> list[QueryFile]:
    """Timeline files and checks in an order in which each comes after its inputs (stable: ties by name)."""
    queries = {query.name: query for query in [*of_folder("timeline"), *of_folder("checks")]}
    checks = {query.name for query in of_folder("checks")}
    graph = {
        name: {source for source in query.inputs if source in queries} | (checks if "findings" in query.inputs else set())
        for name, query in queries.items()
    }
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    order = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += [queries[name] for name in ready]
        sorter.done(*ready)
    return order


def with_inputs(names: set[str]) -> set[str]:
    """The named files and all files that they are made of, however indirectly."""
    wanted: set[str] = set()
    todo = list(names)
    while todo:
        query = load_all()[todo.pop()]
        if query.name not in wanted:
            wanted.add(query.name)
            todo += [source for source in query.inputs if source in load_all()]
            if "findings" in query.inputs:
                todo += [check.name for check in of_folder("checks")]
    return wanted


def that_read(name: str) -> list[str]:
    """The timeline files made of the table `name`, however indirectly, in an order in which each comes after its inputs."""
    found: list[str] = []
    for query in run_order():
        if query.folder == "timeline" and {name, *found} & set(query.inputs):
            found.append(query.name)
    return found


def engine_vocabulary(engine: str) -> str:
    """The functions that every query may use, in the words of one engine (queries/engines/ENGINE.sql)."""
    return files(PACKAGE).joinpath("engines", f"{engine}.sql").read_text(encoding="utf-8")
