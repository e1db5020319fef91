"""How much of their limit clocks used."""


def test_exactly_at_the_limit_is_in_the_last_tenth_within_it(log):
    log.policy('[[limits]]\nresolution = "100min"')
    for name, end in (("quick", "09:09:59"), ("exact", "10:40:00"), ("late", "10:40:01"), ("very late", "23:00:00")):
        log.complaint(name, "2026-06-01 09:00", resolved_at=f"2026-06-01 {end}")
    log.complaint("unknown")
    rows = log.derive(only=["clock_verdicts"]).rows("sla_distribution", "clock = 'resolution'")
    assert [(row["tenth"], row["cases"], row["share"]) for row in rows] == [(tenth, 1, 0.25) for tenth in (0, 9, 10, 30)]
