"""How long each clock took."""


def test_percentiles_of_eleven_cases_are_their_own_values(log):
    log.policy('[[limits]]\nresolution = "2h"').complaint("open", "2026-06-01 09:00")
    for minutes in range(0, 55, 5):
        log.complaint(f"c{minutes}", "2026-06-01 09:00", resolved_at=f"2026-06-01 09:{minutes:02}")
    row = log.derive(only=["clock_verdicts"]).row("sla_percentiles", "clock = 'resolution' and kind_of_time = 'working'")
    assert (row["cases"], row["open"]) == (11, 1)
    assert [row[f"p{share}_seconds"] / 60 for share in (10, 50, 90)] == [5, 25, 45]
    assert row["max_seconds"] == 3000
