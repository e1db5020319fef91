"""Read the texts of the log that are new or changed, and keep what their words mean."""

from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ..settings import SettingsFile
from ..terminal import Steps
from .crew import Crew, Found, Text
from .finder import of_wording

if TYPE_CHECKING:
    import duckdb

_BATCH = 20_000

# Who speaks, as in the timeline file case_texts: `both` where the log can't tell, or where a call has two voices;
# a note is ours, and the customer's too where it begins with him.
_TEXTS = """
select
    source, 'event' as text_kind, event_id as text_id, complaint_id, "at", direction, text,
    case
        when direction in ('in', 'out') and is_public is not false then direction
        when direction = 'in' then 'in'
        when direction = 'internal' or is_public is false then 'note'
        when kind in ('promised', 'solution_offered', 'compensated', 'followed_up') then 'out'
        when kind in ('received', 'solution_refused') then 'in'
        when kind = 'contact' then 'both'
        else 'note'
    end as side
from events
where trim(text) <> '' and is_automatic is not true and {events}
union all
select source, 'description', complaint_id, complaint_id, received_at, 'in', description, 'in'
from complaints
where trim(description) <> '' and {complaints}
union all
select source, 'resolution', complaint_id, complaint_id, resolved_at, 'out', resolution, 'out'
from complaints
where trim(resolution) <> '' and {complaints}
union all
select source, 'call', call_id, complaint_id, started_at, direction, text, 'both'
from calls
where trim(text) <> '' and {calls}
"""
_ALL = dict.fromkeys(("events", "complaints", "calls"), "true")
# By rowid: which rows they are is known from their ids alone, so that no other text is unpacked.
_TOUCHED = {
    kind: f"rowid in (select told.rowid from {kind} as told where told.{key} in (select {key} from load_touches where kind = '{kind}'))"
    for kind, key in (("events", "event_id"), ("complaints", "complaint_id"), ("calls", "call_id"))
}
_LOOKED_AT = """
create or replace temp {as_a} texts_looked_at as
with texts as ({texts})
select *, md5(side || ' ' || text) as text_hash from texts
"""
_KNOWN = """
create or replace temp view texts_known as
select source, text_kind, text_id, text_hash, lists_version from words_scanned
"""
# What was read before of what a load touched, texts that are told no more among it.
_KNOWN_TOUCHED = """
create or replace temp table texts_known as
with touched as (
    select source, 'event' as text_kind, event_id as text_id from load_touches where kind = 'events'
    union
    select source, 'description', complaint_id from load_touches where kind = 'complaints'
    union
    select source, 'resolution', complaint_id from load_touches where kind = 'complaints'
    union
    select source, 'call', call_id from load_touches where kind = 'calls'
)
select words_scanned.source, words_scanned.text_kind, words_scanned.text_id, text_hash, lists_version
from words_scanned
inner join touched
    on
        words_scanned.text_id = touched.text_id and words_scanned.source = touched.source
        and words_scanned.text_kind = touched.text_kind
"""
_TO_READ = """
create or replace temp table texts_to_read as
select
    texts.*, row_number() over (partition by texts.text_hash order by texts.source, texts.text_kind, texts.text_id) = 1 as is_first
from texts_looked_at as texts
left join texts_known
    on
        texts.source = texts_known.source and texts.text_kind = texts_known.text_kind
        and texts.text_id = texts_known.text_id and texts.text_hash = texts_known.text_hash
        and texts_known.lists_version = $version
where texts_known.text_id is null
"""
_TO_FORGET = """
create or replace temp table texts_to_forget as
select texts_known.source, texts_known.text_kind, texts_known.text_id from texts_known
left join texts_looked_at as texts
    on
        texts.source = texts_known.source and texts.text_kind = texts_known.text_kind
        and texts.text_id = texts_known.text_id and texts.text_hash = texts_known.text_hash
        and texts_known.lists_version = $version
where texts.text_id is null
"""
_FORGET = """
delete from {table} as known
where exists (
    select 1 from texts_to_forget as gone
    where gone.source = known.source and gone.text_kind = known.text_kind and gone.text_id = known.text_id
)
"""
_READ = """
insert into words_scanned (source, text_kind, text_id, text_hash, lists_version)
select source, text_kind, text_id, text_hash, $version from texts_to_read
order by source, text_kind, text_id
"""
_KEEP = """
insert into word_spans (source, text_kind, text_id, complaint_id, "at", direction, category, span_from, span_to, words)
select
    texts_to_read.source, texts_to_read.text_kind, texts_to_read.text_id, texts_to_read.complaint_id, texts_to_read.at,
    texts_to_read.direction, spans.category, spans.span_from, spans.span_to, spans.words
from spans_found as spans
inner join texts_to_read on spans.text_hash = texts_to_read.text_hash
order by texts_to_read.source, texts_to_read.text_kind, texts_to_read.text_id, spans.span_from, spans.category
"""
_OTHERS = "select 1 from words_scanned where lists_version <> $version limit 1"
_HOW_MANY = "select count(*), count(*) filter (is_first), coalesce(min(rowid), 0), coalesce(max(rowid), -1) from texts_to_read"
_FOUND = """
create or replace temp table spans_found (text_hash varchar, category varchar, span_from bigint, span_to bigint, words varchar)
"""
# By rowid, which finds its rows at once, not looking through all texts; of a table not yet committed it does not begin with 0.
_NEXT = """
select text_hash, text, side from texts_to_read
where rowid >= $since and rowid < $until and is_first
order by rowid
"""
"""A text that is there more than once is read once."""
_SIDES = {"in": ("in",), "out": ("out",), "both": ("in", "out"), "note": ("out",)}


def scan(con: "duckdb.DuckDBPyConnection", settings: SettingsFile, steps: Steps, *, touched_only: bool = False) -> int:
    """Fill word_spans and words_scanned for texts that are new, changed or read with other lists; how many were read.

    With `touched_only` no text is looked at but those of rows that load_touches names, where the lists are the same.
    Call inside a transaction. SettingsError where a phrase of [words] is no pattern.
    """
    try:
        finder = of_wording(settings.settings.words)
    except ValueError as error:
        settings.where("words").fail(str(error))
    touched_only = touched_only and not con.execute(_OTHERS, {"version": finder.version}).fetchall()
    _find(con, finder.version, touched_only=touched_only)
    count, different, first, last = con.execute(_HOW_MANY).fetchall()[0]
    con.execute(_FOUND)
    with closing(Crew.for_texts(different, settings.settings.words, finder)) as crew:
        done = 0
        for since in range(first, last + 1, _BATCH):
            rows = con.execute(_NEXT, {"since": since, "until": since + _BATCH}).fetchall()
            steps(f"reading texts: {done} of {different}")
            _keep(con, [text_hash for text_hash, _, _ in rows], crew.read(_sided(text, side) for _, text, side in rows))
            done += len(rows)
    con.execute(_KEEP).fetchall()
    con.execute(_READ, {"version": finder.version}).fetchall()
    con.execute("drop table texts_to_read; drop table spans_found")
    return int(count)


def _find(con: "duckdb.DuckDBPyConnection", version: str, *, touched_only: bool) -> None:
    """Make the temporary table texts_to_read, and forget what was read of texts that changed or are gone."""
    kind = "table" if touched_only else "view"  # a few texts are looked up once, all of them are not copied
    con.execute(_LOOKED_AT.format(as_a=kind, texts=_TEXTS.format_map(_TOUCHED if touched_only else _ALL))).fetchall()
    con.execute(_KNOWN_TOUCHED if touched_only else _KNOWN).fetchall()
    con.execute(_TO_READ, {"version": version}).fetchall()
    if con.execute("select 1 from texts_known limit 1").fetchall():
        con.execute(_TO_FORGET, {"version": version}).fetchall()
        if con.execute("select 1 from texts_to_forget limit 1").fetchall():
            for table in ("word_spans", "words_scanned"):
                con.execute(_FORGET.format(table=table)).fetchall()
    con.execute(f"drop {kind} texts_looked_at")
    con.execute(f"drop {kind} texts_known")


def _sided(text: str, side: str) -> Text:
    begins_with_customer = side == "note" and text.lstrip(" \u3000【[").lower().startswith(_CUSTOMERS)
    return text, ("in", "out") if begins_with_customer else _SIDES[side]


_CUSTOMERS = (
    "cust", "caller", "client", "complainant", "客户", "客戶", "业主", "業主", "用户", "用戶", "顾客",
    "顧客", "市民", "来电人", "來電人", "投诉人", "投訴人",
)  # fmt: skip


def _keep(con: "duckdb.DuckDBPyConnection", hashes: Iterable[str], texts: Iterable[list[Found]]) -> None:
    import pyarrow as pa

    found = [(text_hash, *one) for text_hash, spans in zip(hashes, texts, strict=True) for one in spans]
    if found:
        names = ("text_hash", "category", "span_from", "span_to", "words")
        columns: dict[str, list[Any]] = dict(zip(names, map(list, zip(*found, strict=True)), strict=True))
        con.register("spans_of_batch", pa.table(columns))
        con.execute("insert into spans_found select * from spans_of_batch").fetchall()
        con.unregister("spans_of_batch")
