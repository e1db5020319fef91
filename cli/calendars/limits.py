"""The limit rules as rows, and the policy that holds where the settings give none."""

from dataclasses import fields
from typing import Any

from ..settings import Duration, Limit, When
from ..settings.clocks import CLOCKS, PAUSED_BY_DEFAULT
from .days import LocalDays


def _hours(count: int) -> Duration:
    return Duration(f"{count}h", count, "h")


_RECOVERY, _DAY, _FOLLOW_UP = Duration("20min", 20, "min"), _hours(24), Duration("3d", 3, "d")

DEFAULT_POLICY = (
    Limit(
        name="general",
        when=When(severity=("general", "一般")),
        first_contact=_DAY,
        recovery=_RECOVERY,
        follow_up=_FOLLOW_UP,
    ),
    Limit(
        name="urgent",
        when=When(severity=("urgent", "紧迫", "紧急")),
        first_contact=_hours(8),
        recovery=_RECOVERY,
        update=_DAY,
        follow_up=_FOLLOW_UP,
        escalation_head=_hours(8),
    ),
    Limit(
        name="very urgent",
        first_contact=_hours(4),
        recovery=_RECOVERY,
        update=_DAY,
        follow_up=_FOLLOW_UP,
        escalation_head=_hours(4),
        escalation_leader=_hours(4),
    ),
)
"""domain.md section 2 (s004): a complaint whose severity is not stated, or in no known word, is very urgent."""

_STATUTORY = {
    "cfpb": (("cfpb_response", Duration("15d", 15, "d")), ("cfpb_final", Duration("60d", 60, "d"))),
    "fca_disp": (("fca_disp_1_5", Duration("3wd", 3, "wd")), ("fca_disp_1_6", Duration("8w", 8, "w"))),
    "fca_disp_payments": (("fca_disp_1_6_payment", Duration("15wd", 15, "wd")),),
    "fca_disp_payments_exceptional": (("fca_disp_1_6_payment_35", Duration("35wd", 35, "wd")),),
}
"""FCA DISP 1.5 and 1.6: close of the third business day, 8 weeks, 15 or 35 business days; CFPB: 15 and 60 days."""


def limit_rows(number: int, limit: Limit, calendars: dict[str, LocalDays]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of one rule for limits, limit_conditions and pausing_statuses."""
    name = limit.name or f"rule {number}"
    rows: list[tuple[Any, ...]] = []
    for clock in CLOCKS:
        written = getattr(limit, clock)
        if written is not None:
            calendar = (limit.back_office_calendar if clock == "back_office" else None) or limit.calendar or ""
            rows.append((number, name, clock, calendar, *_amount(written, calendars.get(calendar))))
    for preset in limit.statutory:
        for clock, written in _STATUTORY[preset]:
            calendar = (limit.calendar or "") if written.unit == "wd" else ""
            rows.append((number, name, clock, calendar, *_amount(written, calendars.get(calendar))))
    conditions = [
        (number, one.name, like_pattern(pattern)) for one in fields(When) for pattern in dict.fromkeys(getattr(limit.when, one.name))
    ]
    paused = PAUSED_BY_DEFAULT if limit.paused_clocks is None else limit.paused_clocks
    pausing = [(number, clock, like_pattern(status)) for status in dict.fromkeys(limit.paused_by) for clock in paused]
    return {"limits": rows, "limit_conditions": conditions, "pausing_statuses": pausing}


def _amount(written: Duration, calendar: LocalDays | None) -> tuple[int | None, int | None]:
    """Seconds and working days of a limit, one of them null; days and weeks are those of the calendar."""
    if written.unit == "wd":
        return None, round(written.count)
    if calendar and written.unit in "dw":
        unit = calendar.usual_day if written.unit == "d" else calendar.usual_week
        return max(1, round(written.count * unit)), None
    return max(1, written.wall_seconds()), None


def longest_seconds(limits: tuple[Limit, ...], calendar: LocalDays) -> int:
    """The longest limit that a calendar may have to carry, in its own working seconds."""
    written = [getattr(limit, clock) for limit in limits for clock in CLOCKS]
    written += [of_clock for limit in limits for preset in limit.statutory for _, of_clock in _STATUTORY[preset]]
    amounts = [_amount(one, calendar) for one in written if one is not None]
    return max((seconds or (days or 0) * calendar.usual_day for seconds, days in amounts), default=0)


def like_pattern(pattern: str) -> str:
    """`*` for anything, as LIKE wants it with `!` as its escape; lower case, trimmed."""
    kept = pattern.strip().lower()
    for special in "!%_":
        kept = kept.replace(special, f"!{special}")
    return kept.replace("*", "%")
