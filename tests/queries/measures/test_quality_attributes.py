"""What customers find wanting: a case may name several attributes."""

from plaint.settings.wording import Wording
from plaint.words import write_customer_rules


def test_a_case_may_name_several_attributes_and_silence_is_unknown(log):
    write_customer_rules(log.con, Wording())
    log.complaint("c1", "2026-06-01", description="The visit was late and the fitter was rude.")
    log.complaint("c2", "2026-06-01", description="Meter 4471 please.")
    rows = {row["attribute"]: row for row in log.derive(only=["subject_counts"]).rows("quality_attributes")}
    assert {name: row["cases"] for name, row in rows.items() if row["cases"]} == {"quick": 1, "attitude": 1, "unknown": 1}
    assert rows["quick"]["share"] == 0.5
    assert list(rows) == ["accurate", "convenient", "quick", "comfortable", "attitude", "unknown"]
