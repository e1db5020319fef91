"""Who was in charge of a case."""


def persons(log):
    return {row["complaint_id"]: row["person"] for row in log.derive(only=["case_persons"]).rows("case_persons")}


def test_the_owner_is_in_charge_whoever_else_acted(log):
    log.complaint("c1", "2026-06-01 09:00", owner=" Ann ")
    log.event("c1", "2026-06-01 10:00", "note", actor="Ben")
    assert persons(log) == {"c1": "Ann"}


def test_without_an_owner_it_is_the_last_person_who_acted_for_us(log):
    log.complaint("c1", "2026-06-01 09:00", owner=" ")
    log.event("c1", "2026-06-01 10:00", "note", actor="Ben")
    log.event("c1", "2026-06-01 11:00", "contact", direction="out", actor=" Cai ")
    log.event("c1", "2026-06-01 12:00", "contact", direction="in", actor="the customer")
    log.event("c1", "2026-06-01 13:00", "note", actor="mailer", is_automatic=True)
    assert persons(log) == {"c1": "Cai"}


def test_a_case_that_nobody_is_named_in_has_no_person(log):
    log.complaint("c1", "2026-06-01 09:00").event("c1", "2026-06-01 10:00", "note", actor=" ")
    assert persons(log) == {"c1": None}
