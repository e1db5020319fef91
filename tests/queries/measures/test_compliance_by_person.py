"""3W4R8F of each person."""


def test_the_owner_is_in_charge_and_without_one_whoever_acted_last_for_us(given, log):
    log.event("c2", "2026-06-01 10:00", "note", actor="Bob")
    log.event("c2", "2026-06-01 11:00", "contact", direction="out", actor="Cai")
    log.event("c2", "2026-06-01 12:00", "contact", direction="in", actor="the customer")
    given("c1", fields={"owner": "Ann"}, W1="pass")
    given("c2", W1="fail")
    given("c3", W1="pass")
    rows = log.rows("compliance_by_person")
    assert [(row["person"], row["passed"], row["failed"]) for row in rows] == [
        ("Ann", 1, 0),
        ("Cai", 0, 1),
        (None, 1, 0),
    ]
