"""What a run found, kept: new clusters with their labels and terms, and every text's place."""

from typing import TYPE_CHECKING

from .labels import label
from .terms import parts_of

if TYPE_CHECKING:
    import duckdb


_PLACES = """
insert into text_cluster_members
select pending_texts.source, pending_texts.complaint_id, text_clusters.cluster_id,
    case when text_clusters.cluster_id is not null then matched_texts.similarity end
from pending_texts
left join matched_texts on pending_texts.text_id = matched_texts.text_id and matched_texts.text_id between $first and $last
left join text_clusters on matched_texts.cluster_id = text_clusters.cluster_id
where pending_texts.text_id between $first and $last
order by pending_texts.text_id
"""


def store(con: "duckdb.DuckDBPyConnection", fewest: int, last: int) -> None:
    """Keep new clusters that won at least `fewest` texts, and the place of every text up to the number `last`."""
    con.execute(
        """
        create or replace temp table won as
        select matched_texts.cluster_id, count(*) as texts, max(pending_texts.received_at) as newest
        from matched_texts inner join pending_texts on matched_texts.text_id = pending_texts.text_id
        where matched_texts.cluster_id not in (select cluster_id from text_clusters)
        group by matched_texts.cluster_id having count(*) >= $fewest
        """,
        {"fewest": fewest},
    ).fetchall()
    _name(con)
    con.execute(
        "insert into text_cluster_terms select cluster_id, term, weight from new_profiles where cluster_id in (select cluster_id from won)"
    ).fetchall()
    con.execute(
        """
        delete from text_cluster_members as members using pending_texts
        where members.source = pending_texts.source and members.complaint_id = pending_texts.complaint_id
        """
    ).fetchall()
    for part in parts_of(last):
        con.execute(_PLACES, part).fetchall()


def _name(con: "duckdb.DuckDBPyConnection") -> None:
    """Register the clusters that won, with their labels."""
    named = con.execute(
        """
        select won.cluster_id, list(new_profiles.term order by new_profiles.weight desc, new_profiles.term)[:9], won.newest, won.texts
        from won inner join new_profiles on won.cluster_id = new_profiles.cluster_id
        group by won.cluster_id, won.newest, won.texts order by won.cluster_id
        """
    ).fetchall()
    for cluster_id, terms, newest, texts in named:
        con.execute("insert into text_clusters values (?, ?, ?, ?)", [cluster_id, label(terms), newest, texts]).fetchall()
