"""Names that texts of a case are masked by."""


def test_who_acted_who_owns_and_who_complained_are_named_once_each(log):
    log.complaint("c1", "2026-06-01", owner=" Ann Lee ", customer_id="Wanda Roe", attributes='{"Contact person": "Max Roe", "Size": "L"}')
    log.complaint("c2", "2026-06-01", customer_id="40017")
    log.event("c1", "2026-06-01 09:00", "contact", actor="Ann Lee")
    log.event("c1", "2026-06-01 10:00", "note", actor="李强")
    log.event("c1", "2026-06-01 11:00", "note", actor="robot", is_automatic=True)
    log.derive(only=["cases", "case_events", "tied_calls"])
    names = [(row["complaint_id"], row["name"]) for row in log.rows("case_names")]
    assert names == [("c1", "Ann Lee"), ("c1", "Max Roe"), ("c1", "Wanda Roe"), ("c1", "李强")]
