"""What the loaded tables hold: their keys, what they require, and how each column's text becomes a value."""

from functools import cache

from .. import query_files

KEYS = {"complaints": "complaint_id", "events": "event_id", "calls": "call_id", "customers": "customer_id"}
REQUIRED = {
    "complaints": ("complaint_id", "received_at"),
    "events": ("complaint_id", "at"),
    "calls": ("call_id", "started_at"),
    "customers": ("customer_id",),
}
BOOKKEEPING = frozenset({"source", "attributes", "import_id", "line", "row_hash"})
IDS = frozenset({"complaint_id", "event_id", "call_id", "customer_id", "linked_id"})
TEXTS = frozenset({"description", "resolution", "root_cause", "corrective_action", "text", "compensation_decision"})
TEAMS = frozenset({"team", "queue", "escalated_to"})
KINDS = (
    "received",
    "assigned",
    "note",
    "contact",
    "status",
    "escalated",
    "promised",
    "solution_offered",
    "solution_refused",
    "compensated",
    "corrective_action",
    "resolved",
    "followed_up",
    "closed",
    "reopened",
    "merged",
    "attached",
)
CLOSED = {
    "kind": (*KINDS, "other"),
    "direction": ("in", "out", "internal"),
    "outcome": ("answered", "abandoned", "busy", "failed", "dropped", "no_answer", "voicemail", "other"),
    "source_verdict": ("met", "breached"),
}
"""Fields with a fixed set of words; any other word is reported, and becomes `other` or nothing."""
TRUE = ("true", "t", "yes", "y", "1", "on", "是", "有", "对")
FALSE = ("false", "f", "no", "n", "0", "off", "否", "无", "没有", "不是")


@cache
def columns_of(table: str) -> dict[str, str]:
    """The columns that an export can fill, with their types."""
    columns = query_files.load_all()[table].columns
    return {column.name: column.type for column in columns if column.name not in BOOKKEEPING}


def sort_of(table: str, column: str) -> str:
    """How the text of a column becomes a value: id, text, team, label, closed, boolean, time, date or number."""
    kind = columns_of(table)[column]
    if kind in ("TIMESTAMP", "DATE", "BOOLEAN"):
        return {"TIMESTAMP": "time", "DATE": "date", "BOOLEAN": "boolean"}[kind]
    if kind != "VARCHAR":
        return "number"
    named = (("id", IDS), ("text", TEXTS), ("team", TEAMS), ("closed", CLOSED))
    return next((sort for sort, names in named if column in names), "label")
