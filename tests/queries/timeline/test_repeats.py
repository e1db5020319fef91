"""The same customer with the same issue again."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from plaint import engine, query_files


def test_a_case_within_thirty_days_of_the_customer_s_last_on_the_issue_is_a_repeat(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00", customer_id="ann", issue="noise")
    recurring_log.complaint("c2", "2026-06-05 09:00", customer_id="ann", issue="noise")
    row = recurring_log.derive(only=["repeats"]).row("repeats", "complaint_id = 'c2'")
    assert (row["is_repeat"], row["previous_complaint_id"], row["days_since"]) == (True, "c1", 4.0)
    assert (row["is_repeat_7"], row["is_repeat_30"], row["is_repeat_90"]) == (True, True, True)


def test_the_thirtieth_day_counts_and_a_second_later_does_not(recurring_log):
    recurring_log.complaint("c1", "2026-05-01 09:00:00", customer_id="ann", issue="noise")
    recurring_log.complaint("c2", "2026-05-31 09:00:00", customer_id="ann", issue="noise")
    recurring_log.complaint("d1", "2026-05-01 09:00:00", customer_id="bob", issue="noise")
    recurring_log.complaint("d2", "2026-05-31 09:00:01", customer_id="bob", issue="noise")
    rows = {row["complaint_id"]: row for row in recurring_log.derive(only=["repeats"]).rows("repeats")}
    assert (rows["c2"]["is_repeat"], rows["d2"]["is_repeat"], rows["d2"]["is_repeat_90"]) == (True, False, True)


def test_another_customer_or_another_issue_is_no_repeat(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00", customer_id="ann", issue="noise")
    recurring_log.complaint("c2", "2026-06-02 09:00", customer_id="ann", issue="smell")
    recurring_log.complaint("c3", "2026-06-03 09:00", customer_id="bob", issue="noise")
    rows = recurring_log.derive(only=["repeats"]).rows("repeats")
    assert [row["is_repeat"] for row in rows] == [False, False, False]


def test_without_customer_or_issue_a_repeat_is_unknown_and_says_why(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00", customer_id="", issue="noise")
    recurring_log.complaint("c2", "2026-06-02 09:00", customer_id="ann")
    recurring_log.complaint("c3", None, customer_id="ann", issue="noise")
    rows = recurring_log.derive(only=["repeats"]).rows("repeats")
    assert [(row["is_repeat"], row["reason"]) for row in rows] == [
        (None, "no customer"),
        (None, "no issue"),
        (None, "no time of receipt"),
    ]


def test_a_reopened_case_is_counted_apart(recurring_log):
    recurring_log.complaint("c1", "2026-06-01 09:00", customer_id="ann", issue="noise")
    recurring_log.event("c1", "2026-06-03 09:00", "reopened")
    row = recurring_log.derive(only=["repeats"]).row("repeats")
    assert (row["is_repeat"], row["is_reopened"]) == (False, True)


CASES = st.lists(
    st.tuples(st.sampled_from(["ann", "bob", None]), st.sampled_from(["noise", "smell", None]), st.integers(0, 2000)),
    max_size=25,
)


@settings(max_examples=25)
@given(CASES)
def test_repeats_agree_with_a_slow_oracle(drawn):
    con = engine.connect(":memory:")
    engine.create_tables(con)
    con.execute("insert into settings_values values ('recurring.repeat_days', 30, null)")
    start = datetime(2025, 1, 1)  # noqa: DTZ001
    cases = [(f"c{place:02}", *case[:2], start + timedelta(hours=case[2])) for place, case in enumerate(drawn)]
    for name, customer, issue, received in cases:
        con.execute(
            "insert into complaints (source, complaint_id, customer_id, issue, received_at) values ('a', ?, ?, ?, ?)",
            [name, customer, issue, received],
        )
    engine.derive_only(con, datetime(2026, 1, 1), {"repeats"})  # noqa: DTZ001
    found = dict(con.execute("select complaint_id, is_repeat from repeats").fetchall())
    con.close()
    for name, customer, issue, received in cases:
        before = [
            other
            for other in cases
            if other[1:3] == (customer, issue) and (other[3], other[0]) < (received, name)
            and received - other[3] <= timedelta(days=30)
        ]  # fmt: skip
        assert found[name] == (None if customer is None or issue is None else bool(before))


def test_the_file_says_what_it_reads():
    assert query_files.load_all()["repeats"].inputs == ("cases", "recurring_settings")


def test_another_spelling_of_the_issue_is_a_repeat(recurring_log):
    for number, issue in enumerate(("Noise", " noise", "NOISE"), 1):
        recurring_log.complaint(f"c{number}", f"2026-06-0{number} 09:00", customer_id="ann", issue=issue)
    rows = recurring_log.derive(only=["repeats"]).rows("repeats")
    assert [(row["issue"], row["is_repeat"]) for row in rows] == [("NOISE", False), ("NOISE", True), ("NOISE", True)]
    assert recurring_log.row("repeat_complaints")["cases"] == 3


def test_of_two_repeats_at_one_instant_the_last_by_id_is_the_last(recurring_log):
    for name, day in (("c1", 1), ("c3", 2), ("c2", 2)):
        recurring_log.complaint(name, f"2026-06-0{day} 09:00", customer_id="ann", issue="noise")
    row = recurring_log.derive(only=["repeats"]).row("repeat_complaints")
    assert (row["first_complaint_id"], row["last_complaint_id"]) == ("c1", "c3")
