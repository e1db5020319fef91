"""The coaching sheet of a person."""


def test_the_owner_is_in_charge_and_where_none_is_named_whoever_acted_last_for_us(given, log):
    log.event("c2", "2026-06-01 10:00", "note", actor="Ben")
    log.event("c2", "2026-06-01 11:00", "contact", direction="in", actor="Customer")
    given("c1", "A", fields={"owner": " Ann "}, W1="pass", R1="fail")
    rows = given("c2", "A", W1="pass").rows("coaching_by_person")
    assert [(row["person"], row["way"], row["code"], row["evidence"]) for row in rows] == [
        ("Ann", "strong", "W1", "W1 of c1"),
        ("Ann", "weak", "R1", "R1 of c1"),
        ("Ben", "strong", "W1", "W1 of c2"),
    ]


def test_a_case_of_nobody_is_on_no_sheet(given):
    assert given("c1", "A", W1="pass").rows("coaching_by_person") == []
