"""First-contact resolution by product and the like."""


def test_the_share_is_of_judged_cases(log):
    for number, (product, teams) in enumerate([("Tap", "A"), ("Tap", "AB"), ("Pipe", "A"), ("Pipe", "")], 1):
        log.complaint(f"c{number}", "2026-06-01 00:00", product=product, customer_id=f"k{number}", issue="drip")
        for minute, team in enumerate(teams):
            log.event(f"c{number}", f"2026-06-01 00:{minute:02}", "status", team=team, status="Open")
        log.event(f"c{number}", "2026-06-02 00:00", "resolved")
    log.complaint("c5", "2026-06-01 00:00", product="Tap", customer_id="k5", issue="drip")
    rows = log.derive("2026-06-30 00:00", only=["resolved_at_first_contact"]).rows("first_contact_resolution")
    found = {(row["dimension"], row["value"]): row for row in rows}
    everything, tap, pipe = found["all", ""], found["product", "Tap"], found["product", "Pipe"]
    assert (everything["cases"], everything["resolved_at_first_contact"], everything["not_at_first_contact"]) == (5, 2, 1)
    assert (everything["unknown"], everything["left_out"]) == (1, 1)
    assert (tap["fcr_share"], pipe["fcr_share"]) == (0.5, 1)
    assert found["first_team", "A"]["fcr_share"] == 2 / 3
    assert found["first_team", ""]["fcr_share"] is None
