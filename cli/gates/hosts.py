"""The verdicts in the forms that code hosts show: a Markdown job summary, GitHub annotations, GitLab code quality."""

import hashlib
import json

from ..terminal import safe
from .show import figure, row_lines
from .verdicts import STATES, GateResults, Verdict

ANNOTATIONS_OF_A_KIND = 10
"""GitHub shows no more of a kind for a step; the rest would be lost without a word."""
SUMMARY_BYTES = 1 << 20
_MARKS = {"ok": "✅ ok", "warn": "⚠️ warn", "failed": "❌ failed", "too_few": "◽ too few", "unknown": "◽ unknown"}


def as_markdown(results: GateResults) -> str:
    """A job summary, gravest first, under 1 MiB; what had to be cut is said."""
    head = [f"### Plaint gates: {_cell(results.summary)}", "", f"as of {results.as_of.isoformat()}Z", ""]
    head += ["| state | gate | group | value | limit | cases | why |", "| --- | --- | --- | ---: | --- | ---: | --- |"]
    lines = list(head)
    size = sum(len(line.encode()) + 1 for line in lines)
    ordered = sorted(results.verdicts, key=lambda one: STATES.index(one.state))
    for number, one in enumerate(ordered):
        value = "" if one.value is None else f"{one.value:g}"
        cells = (_MARKS[one.state], one.gate, one.group, value, f"{one.kind} {one.limit:g}", one.cases or "", one.why)
        line = "| " + " | ".join(_cell(cell) for cell in cells) + " |"
        size += len(line.encode()) + 1
        if size > SUMMARY_BYTES - 200:
            lines.append(f"\n{len(ordered) - number} more verdicts did not fit; see `plaint check --format json`")
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    text = safe(value).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")
    return text.replace("[", "\\[").replace("@", "&#64;")


def as_annotations(results: GateResults) -> str:
    """GitHub workflow commands: an error a failed gate, a warning a warned one, at most ten of each."""
    lines = []
    for level, state in (("error", "failed"), ("warning", "warn")):
        found = [one for one in results.verdicts if one.state == state]
        shown = found if len(found) <= ANNOTATIONS_OF_A_KIND else found[: ANNOTATIONS_OF_A_KIND - 1]
        lines += [f"::{level} title={_property(_name(one))}::{_data(_text(one))}" for one in shown]
        if len(shown) < len(found):
            lines.append(f"::{level} title=Plaint::{len(found) - len(shown)} more gates {state}; see the job summary")
    return "\n".join(lines)


def _name(verdict: Verdict) -> str:
    return verdict.gate + (f" [{verdict.group}]" if verdict.group else "")


def _text(verdict: Verdict) -> str:
    return "\n".join([f"{figure(verdict)}: {verdict.why}", *row_lines(verdict)])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(results: GateResults) -> str:
    """GitLab code quality: an entry a failed or warned gate, with a fingerprint that stays the same."""
    severity = {"failed": "major", "warn": "minor"}
    entries = [
        {
            "description": safe(f"{_name(one)}: {figure(one)}: {one.why}"),
            "check_name": one.measure,
            "fingerprint": hashlib.sha256(f"{one.gate}\0{one.group}".encode()).hexdigest(),
            "severity": severity[one.state],
            "location": {"path": "plaint.toml", "lines": {"begin": 1}},
        }
        for one in results.verdicts
        if one.state in severity
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1)
