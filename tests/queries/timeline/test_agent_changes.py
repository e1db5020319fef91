"""Changes of the person inside a team."""


def changes(log):
    rows = log.derive(only=["agent_changes"]).rows("agent_changes")
    return [(row["team"], row["from_actor"], row["to_actor"]) for row in rows]


def test_another_person_of_the_same_team_is_an_agent_change_and_no_handoff(log):
    for hour, (team, actor) in enumerate([("Desk", "Ann"), ("Desk", "Bob"), ("Lab", "Eve"), ("Lab", "Eve")]):
        log.event("c1", f"2026-06-01 0{hour}:00", "note", team=team, actor=actor)
    assert changes(log) == [("Desk", "Ann", "Bob")]


def test_events_without_a_person_between_two_persons_do_not_hide_the_change(log):
    for hour, actor in enumerate(["Ann", None, "ann ", "Bob"]):
        log.event("c1", f"2026-06-01 0{hour}:00", "note", team="Desk", actor=actor)
    assert changes(log) == [("Desk", "ann", "Bob")]


def test_customers_and_machines_are_no_agents(log):
    log.event("c1", "2026-06-01 01:00", "note", team="Desk", actor="Ann")
    log.event("c1", "2026-06-01 02:00", "contact", team="Desk", actor="Customer", direction="in")
    log.event("c1", "2026-06-01 03:00", "note", team="Desk", actor="System", is_automatic=True)
    assert changes(log) == []
