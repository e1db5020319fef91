"""Write the demo project: exports as four systems would deliver them, and the settings that load them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from .stories import stories
from .telling import Row, Story
from .world import DESKS, END, HOURS, START, Desk

SEED = 20260630
COMPLAINT = (
    "complaint_id", "received_at", "recorded_at", "customer_id", "channel", "product", "issue", "severity", "status", "description",
    "claimed_amount", "compensation_amount", "compensation_decision", "root_cause", "corrective_action", "resolution", "resolved_at",
    "closed_at", "satisfaction", "team", "owner",
)  # fmt: skip
EVENT = (
    "complaint_id", "at", "kind", "actor", "team", "direction", "is_public", "is_automatic", "status", "promise_due_at", "escalated_to",
    "text",
)  # fmt: skip
CALL = (
    "call_id", "complaint_id", "customer_id", "queue", "agent", "team", "direction", "started_at", "answered_at", "ended_at", "outcome",
    "wait_seconds", "talk_seconds",
)  # fmt: skip
CUSTOMER = ("customer_id", "tier", "since", "value")
COLUMNS = {"complaints": COMPLAINT, "events": EVENT, "calls": CALL, "customers": CUSTOMER}
CHINESE = {
    "complaint_id": "投诉编号", "received_at": "受理时间", "recorded_at": "登记时间", "customer_id": "客户编号", "channel": "渠道",
    "product": "产品", "issue": "问题分类", "severity": "紧急程度", "status": "状态", "description": "投诉内容",
    "claimed_amount": "索赔金额",
    "compensation_amount": "赔偿金额", "compensation_decision": "赔偿决定", "root_cause": "原因", "corrective_action": "整改措施",
    "resolution": "处理结果", "resolved_at": "解决时间", "closed_at": "办结时间", "satisfaction": "满意度", "team": "处理部门",
    "owner": "处理人员",
}  # fmt: skip
SEVERITY_ZH = {"general": "一般", "urgent": "紧急", "very_urgent": "非常紧急"}


def write_demo(folder: Path, language: str) -> Path:
    """Write exports and plaint.toml below `folder` (made if missing); gives the path of the settings."""
    exports = folder / "exports"
    exports.mkdir(parents=True, exist_ok=True)
    for desk in DESKS:
        rng = Random(f"{SEED} {desk.name}")
        told = list(stories(desk, rng))
        _write_complaints(exports, desk, told)
        events = [row for story in told for row in story.events]
        _write(exports / f"{desk.name}_events.csv", EVENT, events, "utf-8")
        calls = [row for story in told for row in story.calls] + list(_other_calls(desk, rng))
        _write(exports / f"{desk.name}_calls.csv", CALL, sorted(calls, key=lambda row: row["started_at"]), "utf-8")
        _write_customers(exports, desk, told, rng)
    from .settings_text import settings_text

    settings = folder / "plaint.toml"
    settings.write_text(settings_text(language), encoding="utf-8")
    return settings


def _write_complaints(exports: Path, desk: Desk, told: Sequence[Story]) -> None:
    """London delivers a file a quarter in UTF-8 with some dirt; Shanghai one file with Chinese headers in GB18030."""
    rows = [story.complaint for story in told]
    if desk.language == "zh":
        chinese = [{CHINESE[key]: SEVERITY_ZH.get(cell, cell) for key, cell in row.items()} for row in rows]
        _write(exports / f"{desk.name}_complaints.csv", [CHINESE[name] for name in COMPLAINT], chinese, "gb18030")
        return
    quarters: dict[str, list[Row]] = {}
    for row in rows:
        quarters.setdefault(f"{row['received_at']:%Y}q{(row['received_at'].month + 2) // 3}", []).append(row)
    for name, part in quarters.items():
        _write(exports / f"{desk.name}_complaints_{name}.csv", COMPLAINT, part, "utf-8-sig")
    with (exports / f"{desk.name}_complaints_{max(quarters)}.csv").open("a", encoding="utf-8", newline="") as file:
        file.write('L999001,31/02/2026 10:00,,,"phone",Broadband,slow at night\r\n')  # too few cells, a day that does not exist
        file.write(f"L999002,sometime in May{',' * (len(COMPLAINT) - 2)}\r\n")


def _write_customers(exports: Path, desk: Desk, told: Sequence[Story], rng: Random) -> None:
    seen = sorted({story.complaint["customer_id"] for story in told})
    rows = [
        {
            "customer_id": one,
            "tier": rng.choices(("gold", "silver", "standard"), (1, 3, 8))[0],
            "since": f"{rng.randrange(2008, 2026)}-{rng.randrange(1, 13):02d}-01",
            "value": rng.randrange(200, 4000),
        }
        for one in seen
    ]
    _write(exports / f"{desk.name}_customers.csv", CUSTOMER, rows, "utf-8")


def _other_calls(desk: Desk, rng: Random) -> Iterable[Row]:
    """Calls that are no complaint: questions, and those who gave up waiting at the peaks."""
    days = (END.date() - START).days
    for number in range(desk.cases):
        day = START + timedelta(days=rng.randrange(days))
        hour = rng.choices(range(24), HOURS)[0]
        started = datetime(day.year, day.month, day.day, hour, rng.randrange(60), rng.randrange(60))
        wait = int(rng.expovariate(1 / (20 + 4 * HOURS[hour])))
        answered = wait < rng.randrange(90, 400)
        talk = rng.randrange(40, 500) if answered else 0
        yield {
            "call_id": f"{desk.name[0].upper()}Q{number}", "customer_id": f"{desk.name[0].upper()}{rng.randrange(10000, 19000)}",
            "queue": rng.choice(desk.problems).product, "agent": "", "team": rng.choice(desk.front).name, "direction": "in",
            "started_at": started, "answered_at": started + timedelta(seconds=wait) if answered else None,
            "ended_at": started + timedelta(seconds=wait + talk), "outcome": "answered" if answered else "abandoned",
            "wait_seconds": wait, "talk_seconds": talk,
        }  # fmt: skip


def _write(path: Path, columns: Sequence[str], rows: Sequence[Row], encoding: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    path.write_bytes(buffer.getvalue().encode(encoding))


def _cell(value: Any) -> str:  # noqa: ANN401  cells of any column
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)
