"""How far up complaints travel."""


def test_the_log_stands_beside_the_sample(log):
    log.defaults()
    for number in range(4):
        log.complaint(f"c{number}", "2026-06-01 09:00")
    log.event("c1", "2026-06-01 10:00", "escalated", escalated_to="department_head")
    log.event("c2", "2026-06-01 10:00", "escalated", escalated_to="leader")
    rows = log.derive(only=["complaint_pyramid"]).rows("complaint_pyramid")
    # 4 cases, one in ten complains: 40 unhappy; the leader is told over the head
    assert [row["log"] for row in rows] == [40, 4, 2, 1]
    assert [row["sample"] for row in rows] == [500, 200, 10, 1]
    assert rows[1]["sample_share"] == 0.4
    assert rows[1]["log_share"] == 0.1


def test_without_escalations_the_upper_levels_are_unknown(log):
    log.defaults().complaint("c1", "2026-06-01 09:00")
    rows = log.derive(only=["complaint_pyramid"]).rows("complaint_pyramid")
    assert [row["log"] for row in rows] == [10, 1, None, None]
