"""Who of the unhappy complained, and who stayed silent."""


def test_the_sample_is_that_of_the_domain_and_the_log_stands_beside_it(log):
    log.defaults()
    for number in range(20):
        log.complaint(f"c{number}", "2026-06-01 09:00", customer_id=f"k{number}")
    rows = log.derive(only=["complaint_iceberg"]).rows("complaint_iceberg")
    assert [row["sample"] for row in rows] == [65, 35, 900]
    # 20 customers complained, one in ten complains: 200 are unhappy; 65 % of the 20 are taken as satisfied
    assert [row["log"] for row in rows] == [13, 7, 180]
    assert [row["log_share"] for row in rows] == [0.065, 0.035, 0.9]
    assert [row["is_seen"] for row in rows] == [True, True, False]
    assert {row["origin"] for row in rows} == {"log and assumption"}


def test_scores_of_the_log_tell_who_was_satisfied(log):
    log.defaults(value__use_log_satisfaction=1)
    for number, score in enumerate([5, 5, 5, 1]):
        log.complaint(f"c{number}", "2026-06-01 09:00", customer_id=f"k{number}", satisfaction=score)
    rows = log.derive(only=["complaint_iceberg"]).rows("complaint_iceberg")
    assert [row["log"] for row in rows] == [3, 1, 36]
    assert [row["origin"] for row in rows] == ["log", "log", "log and assumption"]


def test_a_customer_who_complained_twice_counts_once(log):
    log.defaults()
    for case in ("c1", "c2"):
        log.complaint(case, "2026-06-01 09:00", customer_id="k1")
    assert sum(row["log"] for row in log.derive(only=["complaint_iceberg"]).rows("complaint_iceberg")) == 10


def test_an_empty_log_has_no_shares(log):
    rows = log.defaults().derive(only=["complaint_iceberg"]).rows("complaint_iceberg")
    assert [(row["log"], row["log_share"]) for row in rows] == [(0, None), (0, None), (0, None)]
