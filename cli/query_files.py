"""Read a .sql file and its header: title, grain, inputs, params, columns. The header is the schema.

Folders say what a file is: `tables` are declared (header only: what was loaded or set), `timeline` files become
tables of the same name, `checks` fill the table `findings`, `measures` are run when asked for.
"""

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files

FOLDERS = ("tables", "timeline", "checks", "measures")
PACKAGE = f"{__package__}.queries"
_COLUMN = re.compile(r"^(?P<name>[a-z_][a-z0-9_]*)\s+(?P<type>[A-Z]+(?:\(\d+, ?\d+\))?)\s+(?P<meaning>\S.*)$")
_CODE = re.compile(r"^(?P<code>[wrf]\d)_")


@dataclass(frozen=True)
class Column:
    """One column: its name, its DuckDB type, and what it means (the report's tooltip)."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class QueryFile:
    """One .sql file: `grain` is the key (its `one row per` line), `sql` is empty for declared tables."""

    folder: str
    name: str
    title: str
    grain: tuple[str, ...]
    inputs: tuple[str, ...]
    params: tuple[str, ...]
    columns: tuple[Column, ...]
    rule: str
    sql: str
    derived_by: str = ""
    """What a timeline file or a check can be derived apart by (cli/incremental): case, running case, customer, call, or look-up."""

    @property
    def code(self) -> str:
        """The code of a check: `w1_what_we_know` is W1, any other name is its own code."""
        match = _CODE.match(self.name)
        return match["code"].upper() if match else self.name


def parse(folder: str, name: str, text: str) -> QueryFile:
    """Split `text` into header and SQL; ValueError, naming the file, where the header is not of the agreed form."""
    lines = text.splitlines()
    head = [line[2:].removeprefix(" ") for line in lines[: _header_length(lines)]]
    where = f"queries/{folder}/{name}.sql"
    if not head or "columns:" not in head:
        raise ValueError(f"{where}: the header lacks a title or its columns")
    at = head.index("columns:")
    fields = _fields(head[1:at], where)
    columns = []
    for line in head[at + 1 :]:
        match = _COLUMN.match(line.strip())
        if not match:
            raise ValueError(f"{where}: not a column line: {line!r}")
        columns.append(Column(match["name"], match["type"].replace(" ", ""), match["meaning"]))
    return QueryFile(
        folder=folder,
        name=name,
        title=head[0],
        grain=_listed(fields.get("one row per", "")),
        inputs=_listed(fields.get("inputs", "")),
        params=_listed(fields.get("params", "")),
        columns=tuple(columns),
        rule=fields.get("rule", ""),
        sql="\n".join(lines[len(head) :]).strip(),
        derived_by=fields.get("derived by", ""),
    )


def _header_length(lines: list[str]) -> int:
    return next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))


def _fields(lines: list[str], where: str) -> dict[str, str]:
    """Header fields before `columns:`; an indented line goes on with the field above it."""
    fields: dict[str, str] = {}
    key = ""
    for line in lines:
        if line.startswith("  ") and key:
            fields[key] += " " + line.strip()
            continue
        key, colon, value = line.partition(":")
        if not colon or key not in {"one row per", "derived by", "inputs", "params", "rule"}:
            raise ValueError(f"{where}: unknown header line {line!r}")
        fields[key] = value.strip()
    return fields


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


@cache
def load_all() -> dict[str, QueryFile]:
    """Every query file by name, sorted by folder in the order of data flow, then by name."""
    found = {}
    for folder in FOLDERS:
        for path in sorted(files(PACKAGE).joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if path.name.endswith(".sql"):
                query = parse(folder, path.name.removesuffix(".sql"), path.read_text(encoding="utf-8"))
                if query.name in found:
                    raise ValueError(f"two query files bear the name {query.name}")
                found[query.name] = query
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
