"""The verdicts of the gates as a table for people, and as JSON and JUnit XML for programs."""

import json
import re
from dataclasses import asdict
from xml.etree import ElementTree as ET

from ..tables_out import plain
from ..terminal import safe, table
from .verdicts import GateResults, Verdict

_MARKS = {"ok": "ok", "warn": "WARN", "failed": "FAILED", "too_few": "too few", "unknown": "unknown"}
# XML 1.0 can't hold these at all, not even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ROWS_SHOWN = 20


def figure(verdict: Verdict) -> str:
    """Value against limit in words: `0.31 (max 0.25)`."""
    value = "unknown" if verdict.value is None else f"{verdict.value:g}"
    return f"{value} ({verdict.kind} {verdict.limit:g})"


def row_lines(verdict: Verdict) -> list[str]:
    """The rows that broke the gate, a line each, at most twenty."""
    lines = [
        ", ".join(f"{name}={safe(plain(cell))}" for name, cell in row.items() if cell is not None) for row in verdict.rows[:ROWS_SHOWN]
    ]
    more = len(verdict.rows) - ROWS_SHOWN
    return [*lines, f"and {more} more"] if more > 0 else lines


def as_table(results: GateResults, *, explain: bool = False) -> str:
    """One line a verdict; with `explain`, below it how the figure came about and the rows that broke it."""
    rows = [
        (
            _MARKS[one.state],
            one.gate,
            one.group,
            "" if one.value is None else f"{one.value:g}",
            f"{one.kind} {one.limit:g}",
            one.cases,
            one.why,
        )
        for one in results.verdicts
    ]
    text = table(("state", "gate", "group", "value", "limit", "cases", "why"), rows, right=frozenset({3, 5}))
    if not explain:
        return text
    return "\n".join([text, *(line for one in results.verdicts for line in _explained(one))])


def _explained(verdict: Verdict) -> list[str]:
    what = f"column {verdict.column}" if verdict.column else "number of rows"
    where = f" where {verdict.where}" if verdict.where else ""
    ask = f"plaint query {verdict.measure}" + (f' --where "{verdict.where}"' if verdict.where else "")
    head = (
        f"{verdict.gate}{f' [{verdict.group}]' if verdict.group else ''}: {what} of measure {verdict.measure}{where} is {figure(verdict)}"
    )
    return ["", safe(head), safe(f"  see: {ask}"), *(f"  {line}" for line in row_lines(verdict))]


def as_json(results: GateResults) -> str:
    """The verdicts with the exit code, as one JSON object."""
    verdicts = [
        {**asdict(one), "rows": [{name: plain(cell) for name, cell in row.items()} for row in one.rows]} for one in results.verdicts
    ]
    body = {"as_of": results.as_of.isoformat() + "Z", "code": int(results.code), "summary": results.summary, "gates": verdicts}
    return json.dumps(body, ensure_ascii=False, indent=1)


def as_junit(results: GateResults) -> str:
    """JUnit XML: a test case a verdict; too few and unknown are skipped, with the reason."""
    failed = len(results.failed)
    skipped = sum(one.state in {"too_few", "unknown"} for one in results.verdicts)
    totals = {"tests": str(len(results.verdicts)), "failures": str(failed), "errors": "0"}
    root = ET.Element("testsuites", {"name": "plaint", **totals})  # no `skipped` here: Jenkins' junit-10 refuses it
    about = {"skipped": str(skipped), "timestamp": results.as_of.isoformat(), "time": "0"}
    suite = ET.SubElement(root, "testsuite", {"name": "plaint gates", **totals, **about})
    for one in results.verdicts:
        name = one.gate + (f" [{one.group}]" if one.group else "")
        case = ET.SubElement(suite, "testcase", {"name": _xml(name), "classname": f"plaint.{one.measure}", "time": "0"})
        message = _xml(f"{figure(one)}: {one.why}")
        if one.state == "failed":
            ET.SubElement(case, "failure", {"message": message, "type": one.kind}).text = _xml("\n".join([message, *row_lines(one)]))
        elif one.state in {"too_few", "unknown"}:
            ET.SubElement(case, "skipped", {"message": message})
        else:
            ET.SubElement(case, "system-out").text = message
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False)


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
