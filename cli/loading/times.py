"""Decide, over the whole column, in which forms its times are written, and give the SQL that parses them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..errors import InputRefusedError, SettingsError
from .dictionary import Dictionary
from .fields import literal
from .mapping import Mapped
from .time_forms import Form, forms_of, shape, time_text

if TYPE_CHECKING:
    import duckdb

SAMPLE = 5_000
SERIALS = {
    "excel": r"[0-9]{4,5}(\.[0-9]+)?",
    "epoch": r"[0-9]{9,10}(\.[0-9]+)?",
    "epoch_ms": r"[0-9]{12,13}",
}


@dataclass(frozen=True)
class TimeRule:
    """What settings and preset say about times: zone of naive ones, order of day and month, declared forms."""

    zone: str
    order: str | None = None
    declared: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimeSql:
    """SQL over a raw text: `local` a naive local time or null, `fixed` an instant in UTC or null."""

    local: str
    fixed: str
    is_mixed: bool = False  # some rows are day-first, others month-first: none of these is read
    is_naive: bool = False  # some form has no offset


class Column:
    """One time column of a view under decision."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", view: str, mapped: Mapped, file: str) -> None:
        """Take the connection, the view and the name of its column with the raw text."""
        self.con, self.view, self.mapped, self.file = con, view, mapped, file
        self.raw = f'"{mapped.ours}"'

    def decide(self, rule: TimeRule) -> tuple[TimeSql, Dictionary]:
        """Find all forms; InputRefusedError where day and month can't be told apart."""
        declared = tuple(self._declared(rule))
        forms = self._usual(self._values(f"limit {SAMPLE}", "true"))
        sql = _sql(self.raw, [*declared, *forms], rule)
        left = self._values("", f"coalesce({sql.local}, {sql.fixed}) is null")
        forms = list(dict.fromkeys([*forms, *self._usual(left)]))
        cleaned = Dictionary({raw: text for raw in left if (text := time_text(raw)) != raw})
        given = f"coalesce({cleaned.name_of(self.mapped.ours)}.new_text, {self.raw})" if cleaned.entries else self.raw
        cleaned.write(self.con, self.mapped.ours)
        order, mixed = rule.order or _implied(rule.declared), False
        if order is None and any(form.order and not form.is_short for form in forms):
            order, mixed = self._order(given, cleaned, forms)
        kept = [form for form in forms if not form.order or form.order == order]
        kept = [form for form in kept if not form.is_short or rule.order or _implied(rule.declared)]
        made = _sql(given, [*declared, *kept], rule)
        return replace(made, is_mixed=mixed), cleaned

    def _values(self, limit: str, condition: str) -> list[str]:
        rows = self.con.execute(
            f"select distinct raw from (select {self.raw} as raw from {self.view} "
            f"where {self.raw} is not null and ({condition}) {limit}) order by raw"
        ).fetchall()
        return [row[0] for row in rows]

    def _usual(self, values: Iterable[str]) -> list[Form]:
        shapes = dict.fromkeys(shape(time_text(value)) for value in values)
        return list(dict.fromkeys(form for one in shapes for form in forms_of(one)))

    def _declared(self, rule: TimeRule) -> Iterator[Form]:
        for pattern in rule.declared:
            if pattern in SERIALS:
                continue
            self._check(pattern)
            yield Form(pattern, "offset" if "%z" in pattern.lower() else "naive")

    def _check(self, pattern: str) -> None:
        import duckdb

        try:
            self.con.execute(f"select try_strptime('x', {literal(pattern)})::varchar").fetchall()
        except duckdb.Error:
            raise SettingsError(f"dates: {pattern!r} is no valid strptime pattern") from None

    def _order(self, given: str, cleaned: Dictionary, forms: list[Form]) -> tuple[str | None, bool]:
        """The order that the whole column shows, and whether it shows both."""
        day, month = (
            _strptime(given, [form.pattern for form in forms if form.order == order and not form.is_short])
            for order in ("day-first", "month-first")
        )
        only_day, only_month, both = self.con.execute(
            f"""
            select
                count(*) filter (day is not null and month is null),
                count(*) filter (day is null and month is not null),
                count(*) filter (day <> month)
            from (
                select {_instant(day)} as day, {_instant(month)} as month
                from {self.view} {cleaned.join(self.mapped.ours, self.raw)}
            )
            """
        ).fetchall()[0]
        if only_day and only_month:
            return None, True
        if only_day or only_month:
            return "day-first" if only_day else "month-first", False
        if not both:
            return "month-first", False
        example = self._values("limit 1", f"{day} <> {month}") if not cleaned.entries else []
        shown = f" (such as {example[0]!r})" if example else ""
        raise InputRefusedError(
            f"{self.file}: column {self.mapped.column!r} ({self.mapped.ours}): its dates{shown} fit day-first and "
            f'month-first alike; set date_order = "day-first" or "month-first" in the source'
        )


def _implied(declared: Iterable[str]) -> str | None:
    """The order that a declared pattern tells."""
    for pattern in declared:
        if "%d" in pattern and "%m" in pattern and not pattern.startswith("%Y"):
            return "day-first" if pattern.index("%d") < pattern.index("%m") else "month-first"
    return None


def _strptime(raw: str, patterns: list[str]) -> str:
    if not patterns:
        return "cast(null as timestamp)"
    return f"try_strptime({raw}, [{', '.join(map(literal, dict.fromkeys(patterns)))}])"


def _instant(sql: str) -> str:
    """Patterns with an offset give an instant of another type; as text both compare."""
    return f"cast({sql} as varchar)"


def _sql(raw: str, forms: list[Form], rule: TimeRule) -> TimeSql:
    by_zone = {zone: [form.pattern for form in forms if form.zone == zone] for zone in ("naive", "utc", "offset")}
    short = sorted(by_zone["naive"], key=lambda pattern: "%y" not in pattern)
    local = [_strptime(raw, short)] if short else []
    fixed = []
    if by_zone["utc"]:
        fixed.append(_strptime(raw, by_zone["utc"]))
    if by_zone["offset"]:
        fixed.append(f"({_strptime(raw, by_zone['offset'])} at time zone 'UTC')")
    for name, pattern in SERIALS.items():
        if name in rule.declared:
            number = f"try_cast(case when regexp_full_match({raw}, {literal(pattern)}) then {raw} end as double)"
            if name == "excel":
                local.append(f"timestamp '1899-12-30' + to_microseconds(cast(round({number} * 86400) as bigint) * 1000000)")
            else:
                factor = 1_000_000 if name == "epoch" else 1_000
                fixed.append(f"make_timestamp(cast(round({number} * {factor}) as bigint))")
    return TimeSql(_first(local), _first(fixed), is_naive=bool(local))


def _first(expressions: list[str]) -> str:
    if not expressions:
        return "cast(null as timestamp)"
    return f"coalesce({', '.join(expressions)})" if len(expressions) > 1 else expressions[0]
