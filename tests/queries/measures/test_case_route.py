"""The owners of a case in order."""


def test_each_owner_s_wait_and_work_and_how_it_got_the_case(log):
    log.event("c1", "2026-06-01 00:00", "note", team="A")
    log.event("c1", "2026-06-01 02:00", "assigned", team="B")
    log.event("c1", "2026-06-01 03:00", "status", team="B")
    log.event("c1", "2026-06-01 05:00", "assigned", team="A")
    log.event("c1", "2026-06-01 06:00", "assigned", team="B")
    rows = log.derive(only=["handoffs"]).rows("case_route")
    shown = [(row["team"], row["waiting_seconds"], row["working_seconds"], row["actions"], row["marks"]) for row in rows]
    assert shown == [
        ("A", 7200, 0, 0, ""),
        ("B", 3600, 7200, 1, ""),
        ("A", 3600, 0, 0, "bounce, without note"),
        ("B", 0, 0, 0, "bounce, ping-pong, without note"),
    ]
