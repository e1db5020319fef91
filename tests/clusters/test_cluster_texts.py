"""Texts that tell the same story, night after night."""

import random

from plaint.clusters import cluster_texts, terms

SEAT = [
    "the seat of the bike came loose on the trail",
    "bike seat loose again after one trail ride",
    "loose seat on my bike near the trail",
]
BILL = ["my invoice was charged twice in march", "invoice charged twice again", "twice charged for the same march invoice"]
WATER = ["自来水管漏水无人修理", "小区自来水管漏水三天了", "楼下自来水管一直漏水"]
OTHER = ["where do i find the manual", "shop opens late", "parking lot too small", "lovely staff at counter", "music loud in store"]


def add_texts(log, night, texts):
    for place, text in enumerate(texts):
        log.complaint(f"n{night}-{place}", description=text)


def clusters(log):
    rows = log.con.execute("select complaint_id, cluster_id from text_cluster_members order by complaint_id").fetchall()
    return dict(rows)


def test_stories_in_other_words_are_put_together_in_both_languages(log):
    add_texts(log, 1, SEAT + BILL + WATER + OTHER)
    assert cluster_texts(log.con) == 14
    found = list(clusters(log).items())
    places = dict(found)
    groups = [{places[f"n1-{place}"] for place in range(start, start + 3)} for start in (0, 3, 6)]
    assert [len(group) for group in groups] == [1, 1, 1]
    assert len(set.union(*groups)) == 3
    assert None not in set.union(*groups)
    assert {places[f"n1-{place}"] for place in range(9, 14)} == {None}


def test_the_label_is_made_of_the_cluster_s_own_words(log):
    add_texts(log, 1, SEAT + OTHER)
    cluster_texts(log.con)
    ((label,),) = log.con.execute("select label from text_clusters").fetchall()
    assert {"loose", "seat"} & set(label.replace(" · ", " ").split())


def test_a_second_run_without_new_texts_changes_nothing(log):
    add_texts(log, 1, SEAT + BILL + OTHER)
    cluster_texts(log.con)
    before = clusters(log)
    assert cluster_texts(log.con) == 0
    assert clusters(log) == before


def test_few_texts_at_a_time_give_the_same_clusters(log, monkeypatch):
    """Of 5 million texts some are looked at together, so that their terms fit into 1 GiB."""
    tables = ("text_clusters", "text_cluster_terms", "text_cluster_words", "text_cluster_members")
    found = []
    for part in (1_000, 4):
        monkeypatch.setattr(terms, "PART", part)
        for table in ("complaints", *tables):
            log.con.execute(f"delete from {table}").fetchall()
        for night, texts in ((1, SEAT + WATER + OTHER), (2, BILL + SEAT[::-1])):
            add_texts(log, night, texts)
            cluster_texts(log.con)
        found.append([log.con.execute(f"select * from {table} order by all").fetchall() for table in tables])
    assert found[0] == found[1]
    assert all(found[0])


def test_the_same_texts_give_the_same_clusters(log):
    add_texts(log, 1, SEAT + BILL + WATER)
    cluster_texts(log.con)
    first = clusters(log)
    for table in ("text_clusters", "text_cluster_terms", "text_cluster_words", "text_cluster_members"):
        log.con.execute(f"delete from {table}").fetchall()
    cluster_texts(log.con)
    assert clusters(log) == first


def test_a_text_too_short_or_empty_is_left_alone(log):
    add_texts(log, 1, ["", "ok", None])
    assert cluster_texts(log.con) == 0


def test_over_thirty_nights_a_cluster_keeps_its_id_and_new_stories_get_new_ones(log):
    drawn = random.Random(3)
    words = ["".join(drawn.choices("bcdfgklmnprstvz", k=4)) + "a" for _ in range(600)]
    stories = [drawn.sample(words, 6) for _ in range(24)]
    ids, kept = {}, {}
    for night in range(30):
        known = stories[: 8 + night // 2]
        texts = [
            (place % len(known), " ".join(drawn.sample(known[place % len(known)], 5) + drawn.choices(words, k=3))) for place in range(40)
        ]
        add_texts(log, night, [text for _, text in texts])
        cluster_texts(log.con)
        found = clusters(log)
        assert {name: found[name] for name in kept} == kept, "a text that has a cluster keeps it"
        kept = {name: cluster for name, cluster in found.items() if cluster}
        for place, (story, _) in enumerate(texts):
            if found[f"n{night}-{place}"]:
                ids.setdefault(story, []).append(found[f"n{night}-{place}"])
    alike = sum(max(found.count(one) for one in set(found)) for found in ids.values())
    assert len(ids) >= 18
    assert alike / sum(len(found) for found in ids.values()) >= 0.9
