"""Contacts with the customer, and who held the case then."""


def test_a_contact_bears_the_team_that_held_the_case_at_that_moment(log):
    log.add("team_offices", {"team": "Lab", "office": "back"})
    log.event("c1", "2026-06-01 08:00", "contact", direction="in", actor="Customer")
    log.event("c1", "2026-06-01 09:00", "assigned", team="Desk")
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", actor="Ann")
    log.event("c1", "2026-06-01 11:00", "assigned", team="Lab")
    log.event("c1", "2026-06-01 12:00", "followed_up", direction="out", actor=" ")
    rows = log.derive(only=["customer_contacts"]).rows("customer_contacts")
    assert [(row["team"], row["office"], row["actor"]) for row in rows] == [
        (None, None, None),
        ("Desk", None, "Ann"),
        ("Lab", "back", None),
    ]


def test_automatic_hidden_and_internal_words_are_no_contact(log):
    log.event("c1", "2026-06-01 08:00", "contact", direction="out", is_automatic=True)
    log.event("c1", "2026-06-01 09:00", "contact", direction="out", is_public=False)
    log.event("c1", "2026-06-01 10:00", "contact", direction="internal")
    log.event("c1", "2026-06-01 11:00", "note", direction="out")
    assert log.derive(only=["customer_contacts"]).rows("customer_contacts") == []


def test_a_follow_up_without_direction_and_a_resolution_told_to_the_customer_are_contacts(log):
    log.event("c1", "2026-06-01 08:00", "followed_up").event("c1", "2026-06-01 09:00", "resolved", direction="out")
    log.event("c1", "2026-06-01 10:00", "resolved").event("c1", "2026-06-01 11:00", "contact")
    rows = log.derive(only=["customer_contacts"]).rows("customer_contacts")
    assert [(row["event_id"], row["direction"]) for row in rows] == [("e1", "out"), ("e2", "out")]
