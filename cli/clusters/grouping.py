"""Terms to clusters: known clusters first, then new ones founded by pairs of terms that several texts share."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .storing import store
from .terms import parts_of, prepare

if TYPE_CHECKING:
    import duckdb

FEWEST = 3  # texts that found a cluster
NEAR = 0.25  # cosine from which a text belongs to a cluster
SAME = 0.40  # cosine from which two founding pairs are one story
PROFILE = 24  # terms that a cluster is recognised by
PAIRED = 12  # terms of a text that are paired
FOUNDING = 200_000  # texts at most that new clusters are founded of; the others are compared with these

_MATCH = """
insert into matched_texts
with lengths as (
    select text_id, sqrt(sum(weight * weight)) as length from kept_terms where text_id between $first and $last group by text_id
),
scores as (
    select kept_terms.text_id, profiles.cluster_id, round(sum(kept_terms.weight * profiles.weight) / max(lengths.length), 6) as similarity
    from kept_terms
    inner join lengths on kept_terms.text_id = lengths.text_id
    inner join {profiles} as profiles on kept_terms.term = profiles.term
    where kept_terms.text_id between $first and $last
    group by kept_terms.text_id, profiles.cluster_id
    having count(*) > 1
)
select text_id, cluster_id, similarity from scores where similarity >= $near
qualify row_number() over (partition by text_id order by similarity desc, cluster_id) = 1
"""

# a pair of terms that several texts share, weighed by how rare its terms are; each text goes to its strongest pair
_PAIRS = """
create or replace temp table founding_pairs as
with ranked as (
    select kept_terms.*, row_number() over (partition by text_id order by texts desc, term) as place from kept_terms
    where text_id not in (select text_id from matched_texts) and text_id % $every = 0
),
paired as (
    select ones.text_id, least(ones.term, others.term) || '|' || greatest(ones.term, others.term) as pair,
        ones.weight + others.weight as weight
    from ranked as ones
    inner join ranked as others on ones.text_id = others.text_id and ones.place < others.place
    where ones.place <= $paired and others.place <= $paired
        and not contains(ones.term, others.term) and not contains(others.term, ones.term)
        and right(ones.term, 1) <> left(others.term, 1) and left(ones.term, 1) <> right(others.term, 1)
),
supported as (
    select pair, count(*) as texts, max(weight) * ln(count(*)) as strength from paired group by pair having count(*) >= $fewest
)
select paired.text_id, paired.pair, supported.texts from paired
inner join supported on paired.pair = supported.pair
qualify row_number() over (partition by paired.text_id order by supported.strength desc, paired.pair) = 1
"""

_PROFILES = """
create or replace temp table {target} as
with sizes as (select cluster_id, count(*) as texts from {members} group by cluster_id having count(*) >= $fewest),
shared as (
    select members.cluster_id, kept_terms.term, max(kept_terms.weight) * count(*) / max(sizes.texts) as weight
    from {members} as members
    inner join sizes on members.cluster_id = sizes.cluster_id
    inner join kept_terms on members.text_id = kept_terms.text_id
    group by members.cluster_id, kept_terms.term
    having count(*) > 1
),
best as (
    select * from shared qualify row_number() over (partition by cluster_id order by weight desc, term) <= $profile
)
select cluster_id, term, round(weight / sqrt(sum(weight * weight) over (partition by cluster_id)), 9) as weight from best
"""

# the smaller of two alike goes into the larger, if that one goes nowhere itself: no chains
_ROOTS = """
create or replace temp table roots as
with sizes as (select cluster_id, count(*) as texts from founded group by cluster_id),
alike as (
    select smaller.cluster_id, larger.cluster_id as root_id, sum(smaller.weight * larger.weight) as similarity
    from first_profiles as smaller
    inner join first_profiles as larger on smaller.term = larger.term and smaller.cluster_id <> larger.cluster_id
    inner join sizes as small_sizes on smaller.cluster_id = small_sizes.cluster_id
    inner join sizes as large_sizes on larger.cluster_id = large_sizes.cluster_id
    where (large_sizes.texts, larger.cluster_id) > (small_sizes.texts, smaller.cluster_id)
    group by smaller.cluster_id, larger.cluster_id
    having sum(smaller.weight * larger.weight) >= $same
),
leaving as (select distinct cluster_id from alike)
select cluster_id, root_id from alike
where root_id not in (select cluster_id from leaving)
qualify row_number() over (partition by cluster_id order by similarity desc, root_id) = 1
"""

# what looks new may be an old story in newer words
_KNOWN = """
insert into matched_texts
with alike as (
    select first_profiles.cluster_id, known.cluster_id as known_id, round(sum(first_profiles.weight * known.weight), 6) as similarity
    from first_profiles
    inner join text_cluster_terms as known on first_profiles.term = known.term
    group by first_profiles.cluster_id, known.cluster_id
    having sum(first_profiles.weight * known.weight) >= $same
),
nearest as (
    select * from alike qualify row_number() over (partition by cluster_id order by similarity desc, known_id) = 1
)
select founded.text_id, nearest.known_id, nearest.similarity
from founded inner join nearest on founded.cluster_id = nearest.cluster_id
"""


def cluster_texts(con: "duckdb.DuckDBPyConnection", on_step: Callable[[str], None] = lambda _text: None) -> int:
    """Put descriptions without a cluster into known or new clusters; gives the number of texts looked at.

    Call inside a transaction, after a load. What has a cluster keeps it.
    """
    on_step("finding the terms of new texts")
    texts, last = prepare(con)
    if not texts:
        return 0
    con.execute("create or replace temp table matched_texts (text_id bigint, cluster_id varchar, similarity double)").fetchall()
    on_step("comparing new texts with known clusters")
    _match(con, "text_cluster_terms", last)
    on_step("founding new clusters")
    _found(con, texts)
    _match(con, "new_profiles", last)
    store(con, FEWEST, last)
    return texts


def _match(con: "duckdb.DuckDBPyConnection", profiles: str, last: int) -> None:
    if profiles != "text_cluster_terms":
        con.execute("delete from kept_terms where text_id in (select text_id from matched_texts)").fetchall()
    for part in parts_of(last):
        con.execute(_MATCH.format(profiles=profiles), {**part, "near": NEAR}).fetchall()


def _found(con: "duckdb.DuckDBPyConnection", texts: int) -> None:
    """Fill new_profiles with the clusters that the remaining texts found."""
    every = -(-texts // FOUNDING)
    con.execute(_PAIRS, {"paired": PAIRED, "fewest": FEWEST, "every": every}).fetchall()
    con.execute(
        "create or replace temp table founded as select text_id, 'c' || substr(md5(pair), 1, 10) as cluster_id from founding_pairs"
    ).fetchall()
    bounds = {"fewest": FEWEST, "profile": PROFILE}
    con.execute(_PROFILES.format(target="first_profiles", members="founded"), bounds).fetchall()
    con.execute(_KNOWN, {"same": SAME}).fetchall()
    con.execute("delete from founded where text_id in (select text_id from matched_texts)").fetchall()
    con.execute(_ROOTS, {"same": SAME}).fetchall()
    con.execute(
        """
        create or replace temp table merged as
        select founded.text_id, coalesce(roots.root_id, founded.cluster_id) as cluster_id
        from founded left join roots on founded.cluster_id = roots.cluster_id
        where coalesce(roots.root_id, founded.cluster_id) not in (select cluster_id from text_clusters)
        """
    ).fetchall()
    con.execute(_PROFILES.format(target="new_profiles", members="merged"), bounds).fetchall()
