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


def test_each_of_four_columns_that_say_name_is_read(log):
    log.complaint(
        "c1", "2026-06-01", attributes='{"First name": "Max", "Size": "L", "姓名": "欧阳锋", "Name 3": "Roe", "contact person": "Eve Li"}'
    )
    log.complaint("c2", "2026-06-01", attributes='{"First name": "Ida", "Size": "Max"}')
    log.derive(only=["cases", "case_events", "tied_calls"])
    assert [(row["complaint_id"], row["name"]) for row in log.rows("case_names")] == [
        ("c1", "Eve Li"), ("c1", "Max"), ("c1", "Roe"), ("c1", "欧阳锋"), ("c2", "Ida"),
    ]  # fmt: skip


def test_a_word_for_a_role_is_no_name(log):
    log.complaint("c1", "2026-06-01", owner="System", customer_id="客户")
    for hour, actor in enumerate(("customer", "back office", "Customer Ann")):
        log.event("c1", f"2026-06-01 0{hour}:00", "note", actor=actor)
    log.derive(only=["cases", "case_events", "tied_calls"])
    assert [row["name"] for row in log.rows("case_names")] == ["Customer Ann"]
