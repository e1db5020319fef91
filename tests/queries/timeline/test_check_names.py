"""The fifteen checks by name."""

from plaint import query_files


def test_the_fifteen_stand_in_the_order_of_their_codes_each_with_its_check(log):
    rows = sorted(log.refill("check_names").rows("check_names"), key=lambda row: row["place"])
    assert [row["place"] for row in rows] == list(range(1, 16))
    assert " ".join(row["code"] for row in rows) == "W1 W2 W3 R1 R2 R3 R4 F1 F2 F3 F4 F5 F6 F7 F8"
    assert {row["code"] for row in rows} <= {query.code for query in query_files.of_folder("checks")}


def test_each_has_a_name_and_asks_one_question(log):
    rows = log.refill("check_names").rows("check_names")
    assert len({row["title"] for row in rows}) == 15
    assert [row["question"][-1] for row in rows] == ["?"] * 15
