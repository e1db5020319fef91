"""Texts to terms: words, two words in a row, two Chinese characters in a row; how rare each is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

LONGEST = 2000  # characters of a text that count
WAITING = 50_000  # newest texts without a cluster that get another chance with each run
PART = 100_000  # texts looked at together: their terms, and the pairs of them, are many more rows than there are texts
TERMS_KEPT = 24  # of a text: those that are neither common nor rare first

# Words that say nothing of the matter; more common ones fall out by their number.
_EMPTY_WORDS = (
    "the and for that with this have was were are not but they from has had you your our their his her she him its who "
    "what when which will would could should can did does been being there then than them these those about into also "
    "any all out get got just because after before over more some other only how why where very said told call called"
)

# Which texts, first, by their rows, and their order; then the texts: unpacking all of them to look at a few is dear, and so is
# holding all of them to number them.
_NUMBERED = """
create or replace temp table numbered_texts as
with known as (
    select complaints.rowid as row_id, complaints.source, complaints.complaint_id, complaints.received_at,
        members.source is null as is_fresh
    from complaints
    left join text_cluster_members as members
        on complaints.source = members.source and complaints.complaint_id = members.complaint_id
    where complaints.description is not null and not coalesce(complaints.is_deleted, false)
        and (members.source is null or members.cluster_id is null)
),
waiting as (
    select row_id, source, complaint_id, is_fresh from known where not is_fresh
    order by received_at desc nulls last, source, complaint_id limit $waiting
),
chosen as (
    select row_id, source, complaint_id, is_fresh from known where is_fresh
    union all
    select row_id, source, complaint_id, is_fresh from waiting
)
select row_number() over (order by source, complaint_id) as text_id, row_id, is_fresh from chosen
"""
_PENDING = """
create or replace temp table pending_texts as
select numbered_texts.text_id, complaints.source, complaints.complaint_id, complaints.received_at, numbered_texts.is_fresh,
    substr(complaints.description, 1, $longest) as text
from numbered_texts inner join complaints on numbered_texts.row_id = complaints.rowid
where length(trim(complaints.description)) >= 4
order by numbered_texts.text_id
"""

# Words in a row are neighbours after the empty words are gone; XXXX stands where an export was blacked out.
_TERMS = """
insert into pending_terms
with texts as (
    select text_id, is_fresh, text from pending_texts where text_id between $first and $last
),
words as (
    select text_id, is_fresh, list_filter(regexp_extract_all(lower(text), '[a-z]{3,}'),
        lambda word: not list_contains(string_split($empty_words, ' '), word) and not regexp_matches(word, '^x+$')) as found
    from texts
),
runs as (
    select text_id, is_fresh, unnest(regexp_extract_all(text, '[\\x{4e00}-\\x{9fff}]{2,}')) as run from texts
),
terms as (
    select text_id, is_fresh, unnest(found) as term from words
    union all
    select text_id, is_fresh, unnest(list_transform(range(1, len(found)), lambda place: found[place] || ' ' || found[place + 1])) as term
    from words
    union all
    select text_id, is_fresh, unnest(list_transform(range(1, length(run)), lambda place: substr(run, place, 2))) as term from runs
)
select distinct text_id, is_fresh, term from terms
"""

_COUNT = """
create or replace temp table counted_terms as
select term, count(*) as texts from pending_terms
where is_fresh group by term
"""

_RECOUNT = """
update text_cluster_words set texts = text_cluster_words.texts + counted_terms.texts
from counted_terms where text_cluster_words.term = counted_terms.term
"""

_NEW = """
insert into text_cluster_words
select term, texts from counted_terms where term not in (select term from text_cluster_words)
"""

_KEEP = """
insert into kept_terms
with rarity as (
    select term, texts, ln($total / texts) * case when contains(term, ' ') then 0.5 else 1.0 end as weight
    from text_cluster_words where texts between $fewest and $most
)
select pending_terms.text_id, rarity.term, rarity.texts, rarity.weight
from pending_terms
inner join rarity on pending_terms.term = rarity.term
where pending_terms.text_id between $first and $last
qualify row_number() over (partition by pending_terms.text_id order by rarity.weight * sqrt(ln(rarity.texts)) desc, rarity.term) <= $kept
"""


def prepare(con: "duckdb.DuckDBPyConnection") -> tuple[int, int]:
    """Fill pending_texts and kept_terms with what has no cluster yet; gives how many texts are pending, and the number of the last."""
    con.execute(_NUMBERED, {"waiting": WAITING}).fetchall()
    con.execute(_PENDING, {"longest": LONGEST}).fetchall()
    con.execute("drop table numbered_texts").fetchall()
    fresh, texts, last = con.execute("select count(*) filter (where is_fresh), count(*), max(text_id) from pending_texts").fetchall()[0]
    if not fresh:
        return 0, 0
    con.execute("create or replace temp table pending_terms (text_id bigint, is_fresh boolean, term varchar)").fetchall()
    con.execute("create or replace temp table kept_terms (text_id bigint, term varchar, texts bigint, weight double)").fetchall()
    for part in parts_of(last):
        con.execute(_TERMS, {"empty_words": _EMPTY_WORDS, **part}).fetchall()
    for sql in (_COUNT, _RECOUNT, _NEW):
        con.execute(sql).fetchall()
    total = fresh + con.execute("select count(*) from text_cluster_members").fetchall()[0][0]
    bounds = {"fewest": max(3, total // 20_000), "most": max(total * 0.2, 8), "total": float(total), "kept": TERMS_KEPT}
    for part in parts_of(last):
        con.execute(_KEEP, {**bounds, **part}).fetchall()
    con.execute("drop table pending_terms").fetchall()
    return int(texts), int(last)


def parts_of(last: int) -> Iterator[dict[str, int]]:
    """First and last number of the pending texts that are looked at together."""
    return ({"first": first, "last": first + PART - 1} for first in range(1, last + 1, PART))
