"""The SQL that turns each column's raw text into its value, decided by a look at the whole column."""

from typing import TYPE_CHECKING

from . import values
from .cells import FIRST_SANE, FLOAT_ID, LAST_SANE, UNCLEAN, UNCOMPOSED, Rules, Typed, either, failed, failed_late, listed
from .dictionary import Dictionary
from .fields import literal
from .mapping import Mapped, RecordPlan
from .schema import CLOSED, REQUIRED, columns_of
from .time_forms import clean
from .times import Column

if TYPE_CHECKING:
    import duckdb


class Columns:
    """The columns of one record's view."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", view: str, plan: RecordPlan, rules: Rules) -> None:
        """Take the view whose columns are ours with raw text."""
        self.con, self.view, self.plan, self.rules = con, view, plan, rules
        self.odd: set[str] = set()

    def all(self) -> list[Typed]:
        """Every mapped column and every constant."""
        self.odd = self._with_odd_texts()
        made = [getattr(self, f"_{one.sort}")(one) for one in self.plan.fields]
        required = REQUIRED[self.plan.record.table]
        made = [self._required(one) if one.ours in required else one for one in made]
        nested = {one.ours: one.nested for one in self.plan.fields if one.nested}
        for one in made:
            if one.ours in nested:
                one.bad = either(one.bad, f'"{one.ours} nested"')
                one.late = either(one.late, f'"{one.ours} nested"')
                one.reason = f"""case when "{one.ours} nested" then 'nested_value' else {one.reason or "''"} end"""
        return made

    def _with_odd_texts(self) -> set[str]:
        """Which of our columns hold texts that have to be looked at one by one: one pass over the rows for all of them."""
        asked = {one.ours: told for one in self.plan.fields if (told := self._oddness(one))}
        if not asked:
            return set()
        met = ", ".join(f"bool_or({told})" for told in asked.values())
        found = self.con.execute(f"select {met} from {self.view}").fetchall()[0]
        return {ours for ours, has in zip(asked, found, strict=True) if has}

    def _oddness(self, one: Mapped) -> str:
        """The condition for texts that a conversion may change; empty where every text is looked at."""
        raw = f'"{one.ours}"'
        if one.sort == "id":
            odd = " or ".join(f"contains({raw}, {mark})" for mark in ("' '", "chr(9)", "chr(10)", "chr(13)", "'=\"'"))
            is_short = f"strlen({raw}) <= {max(map(len, values.NULLS))}"
            nothing = f"case when {is_short} then lower({raw}) in {listed(values.NULLS)} else false end"
            return f"strlen({raw}) <> length({raw}) or {odd} or {nothing}"
        if one.sort == "number":
            plain = values.PLAIN if self.rules.decimal != "," else "-?[0-9]+"
            return f"not regexp_full_match({raw}, {literal(plain)})"
        if one.sort in ("team", "label") and not values.words_of(one.ours, one.sort, self.plan.values.get(one.ours, {})):
            return UNCLEAN.format(raw=raw)
        return ""

    def _required(self, one: Typed) -> Typed:
        empty = f"({one.value} is null and {one.local or 'null'} is null)"
        missing = f'coalesce(lower(trim("{one.ours}")) in {listed(values.TIME_NULLS)}, true)'
        other = one.reason or literal("missing")
        one.reason = f"case when {missing} then 'missing' else {other} end"
        one.bad = either(one.bad, empty)
        local = f'and "{one.ours} local" is null' if one.local else ""
        one.late = either(one.late, f'("{one.ours}" is null {local})')
        return one

    def _text(self, one: Mapped) -> Typed:
        raw = f'"{one.ours}"'
        spaces = f"unicode({raw}) <= 32 or unicode({raw}) in (160, 12288)"
        blank = f"({spaces}) and strlen({raw}) < 40 and regexp_full_match({raw}, '[\\s\u3000\xa0]*')"
        composed = f"strlen({raw}) = length({raw}) or not regexp_matches({raw}, '{UNCOMPOSED}')"
        return Typed(one.ours, f"case when {blank} then null when {composed} then {raw} else nfc_normalize({raw}) end")

    def _id(self, one: Mapped) -> Typed:
        raw = f'"{one.ours}"'
        cleaned = {text: clean(text) for text in self._distinct(one)}
        kept = {text: None if done.lower() in values.NULLS else done for text, done in cleaned.items()}
        words = Dictionary({text: done for text, done in kept.items() if done != text})
        words.write(self.con, one.ours)
        value = words.value(one.ours, raw)
        made = Typed(one.ours, value, words.join(one.ours, raw))
        if self.plan.record.id_form == "strict":
            lost = f"(contains({value}, '.') or contains({value}, '+')) and regexp_full_match({value}, {literal(FLOAT_ID)})"
            made.bad = f"coalesce({lost}, false)"
            digits = f"""regexp_matches("{one.ours} raw", '[0-9]')"""
            made.late = f'case when "{one.ours}" is null and "{one.ours} raw" is not null then {digits} else false end'
            made.value = f"case when {lost} then null else {value} end"
            made.reason = f"case when {lost} then 'id_as_number' else 'missing' end"
            made.expected = "an id as text: spreadsheets turned it into a number"
        return made

    def _team(self, one: Mapped) -> Typed:
        return self._by_words(one, values.team)

    def _label(self, one: Mapped) -> Typed:
        return self._by_words(one, values.label)

    def _by_words(self, one: Mapped, normal) -> Typed:  # type: ignore[no-untyped-def]  # noqa: ANN001
        raw = f'"{one.ours}"'
        known = values.words_of(one.ours, one.sort, self.plan.values.get(one.ours, {}))
        entries: dict[str, str | None] = {}
        unknown: dict[str, int] = {}
        for text, met in self._counted(one):
            word = normal(text)
            mapped = known.get(values.folded(text), known.get("*"))
            if known and mapped is None and word:
                unknown[word] = unknown.get(word, 0) + met
            done = word if mapped is None else mapped
            if done != text:
                entries[text] = done or None
        words = Dictionary(entries)
        words.write(self.con, one.ours)
        return Typed(one.ours, words.value(one.ours, raw), words.join(one.ours, raw), unknown=unknown)

    def _closed(self, one: Mapped) -> Typed:
        raw = f'"{one.ours}"'
        known = values.words_of(one.ours, one.sort, self.plan.values.get(one.ours, {}))
        other = "other" if "other" in CLOSED.get(one.ours, ()) else None
        entries: dict[str, str | None] = {}
        unknown: dict[str, int] = {}
        for text, met in self._counted(one):
            word = values.folded(text)
            if word in values.NULLS and word not in known:
                entries[text] = None
                continue
            done = known.get(word, known.get("*"))
            if done is None:
                unknown[values.label(text)] = unknown.get(values.label(text), 0) + met
            entries[text] = (done or None) if done is not None else other
        words = Dictionary({text: done for text, done in entries.items() if done != text})
        words.write(self.con, one.ours)
        return Typed(one.ours, words.value(one.ours, raw), words.join(one.ours, raw), unknown=unknown)

    def _boolean(self, one: Mapped) -> Typed:
        made = self._closed(one)
        made.value = f"try_cast({made.value} as boolean)"
        return made

    def _number(self, one: Mapped) -> Typed:
        raw, kind = f'"{one.ours}"', columns_of(self.plan.record.table)[one.ours]
        met = self._distinct(one)
        is_duration = one.ours.endswith("_seconds")
        read = {text: values.number(text, self.rules.decimal, is_duration=is_duration) for text in met}
        words = Dictionary(dict(read))
        words.write(self.con, one.ours)
        text = words.value(one.ours, raw)
        double = f"try_cast({text} as double)"
        value = f"{double} * {one.factor}" if one.factor != 1 else double
        if kind != "DOUBLE":
            wanted = "decimal(18, 2)" if kind.startswith("DECIMAL") else "bigint"
            exact = f"try_cast({text} as {wanted})"
            value = f"case when abs({double} - {exact}) < 0.000001 then {exact} end"
        bad = failed(raw, value, values.NULLS)
        reason = f"case when {double} is null then 'not_a_number' else 'not_exact' end"
        expected = f"a number that {kind} holds exactly" if kind != "DOUBLE" else "a number"
        late = failed_late(one.ours, values.NULLS, is_time=False)
        return Typed(one.ours, value, words.join(one.ours, raw), bad, late, reason, expected)

    def _time(self, one: Mapped) -> Typed:
        sql, cleaned = Column(self.con, self.view, one, self.rules.file).decide(self.rules.times)
        raw = f'"{one.ours}"'
        window = f"between timestamp '{FIRST_SANE}' and timestamp '{LAST_SANE}'"
        local, fixed = (f"case when {part} {window} then {part} end" for part in (sql.local, sql.fixed))
        found = f"coalesce({sql.local}, {sql.fixed})"
        bad = failed(raw, f"coalesce({local}, {fixed})", values.TIME_NULLS)
        unread = "mixed_date_order" if sql.is_mixed else "not_a_time"
        reason = f"case when {found} is null then '{unread}' else 'time_out_of_bounds' end"
        expected = "a date or time in a usual or declared form, 1980 to 2099"
        if sql.is_mixed:
            expected = "one order of day and month in the whole column; set date_order"
        late = failed_late(one.ours, values.TIME_NULLS, is_time=True)
        made = Typed(one.ours, fixed, cleaned.join(one.ours, raw), bad, late, reason, expected, local)
        made.is_naive = sql.is_naive
        return made

    _date = _time

    def _distinct(self, one: Mapped) -> list[str]:
        return [text for text, _ in self._counted(one)]

    def _counted(self, one: Mapped) -> list[tuple[str, int]]:
        """The texts of a column that may need a conversion, and how often each is met."""
        raw, odd = f'"{one.ours}"', self._oddness(one)
        if odd and one.ours not in self.odd:
            return []
        condition = f"and ({odd})" if odd else ""
        return self.con.execute(
            f"select {raw}, count(*) from {self.view} where {raw} is not null {condition} group by 1 order by 1"
        ).fetchall()
