"""The source's own verdicts beside ours."""

import pytest


def test_agreement_is_counted_by_what_the_source_says(log):
    due = {"due_at": "2026-06-02 09:00"}
    log.complaint("late, and it says so", "2026-06-01", closed_at="2026-06-03", source_verdict="breached", **due)
    log.complaint("in time, but it says late", "2026-06-01", closed_at="2026-06-02", source_verdict="breached", **due)
    log.complaint("no due time", "2026-06-01", closed_at="2026-06-09", source_verdict="met")
    log.complaint("says nothing", "2026-06-01", closed_at="2026-06-02", **due)
    rows = log.policy().derive(only=["clock_verdicts"]).rows("source_verdicts")
    assert [tuple(row.values()) for row in rows] == [
        ("test", "", 1, 0, 0, 1),
        ("test", "breached", 2, 1, 1, 0),
        ("test", "met", 1, 1, 0, 0),
    ]
    differs = log.row("source_verdict_cases")
    assert (differs["complaint_id"], differs["verdict"]) == ("in time, but it says late", "met")


def test_a_source_without_due_times_is_unjudged(log):
    log.complaint("c1", "2026-06-01", closed_at="2026-06-09", source_verdict="breached")
    row = log.policy().derive(only=["clock_verdicts"]).row("source_verdicts")
    assert (row["cases"], row["agree"], row["disagree"], row["unjudged"]) == (1, 0, 0, 1)


@pytest.mark.real_data
def test_boston_s_7639_overdue_requests_are_all_and_only_ours(log, real_data):
    log.con.execute("""
        create or replace temp macro utc_of(a_text) as
        (strptime(a_text, '%m/%d/%Y %I:%M:%S %p') at time zone 'America/New_York') at time zone 'UTC'
    """)
    log.con.execute(
        """
        insert into complaints (source, complaint_id, received_at, due_at, closed_at, source_verdict)
        select 'city', CASE_ENQUIRY_ID, utc_of(OPEN_DT), utc_of(TARGET_DT), utc_of(CLOSED_DT),
            case OnTime_Status when 'OVERDUE' then 'breached' when 'ONTIME' then 'met' else '' end
        from read_csv(?, header = true, all_varchar = true)
        """,
        [str(real_data / "boston311" / "boston311_four_types_2015.csv.gz")],
    ).fetchall()
    log.policy().derive("2016-01-13 05:00", only=["clock_verdicts"])
    clock = log.row("sla_by_clock", "clock = 'due'")
    assert (clock["cases"], clock["breached"], clock["unknown"]) == (16692, 7639, 43)
    verdicts = {row["verdict"]: row for row in log.rows("source_verdicts")}
    assert [verdicts[word]["disagree"] for word in ("breached", "met")] == [0, 0]
    assert (verdicts["breached"]["agree"], verdicts[""]["cases"]) == (7639, 43)


def test_a_late_case_that_the_source_does_not_judge_though_it_judges_such_cases_is_unknown(log):
    for name, verdict in (("judged", "breached"), ("withheld", None)):
        log.complaint(name, "2026-06-01", due_at="2026-06-02", closed_at="2026-06-03", source_verdict=verdict)
    log.complaint("open, and the source judges no open case", "2026-06-01", due_at="2026-06-02")
    rows = log.policy().derive(only=["clock_verdicts"]).rows("clock_verdicts", "clock = 'due'")
    assert {row["complaint_id"]: row["verdict"] for row in rows} == {
        "judged": "breached",
        "withheld": "unknown",
        "open, and the source judges no open case": "breached",
    }


@pytest.mark.real_data
def test_cfpb_s_94_untimely_responses_stand_unjudged_by_us(log, real_data):
    log.con.execute(
        """
        insert into complaints (source, complaint_id, received_at, source_verdict)
        select 'cfpb', "Complaint ID", cast("Date received" as timestamp),
            case "Timely response?" when 'No' then 'breached' when 'Yes' then 'met' end
        from read_csv(?, header = true, all_varchar = true, skip = 0)
        """,
        [str(real_data / "cfpb" / "cfpb_2015_2020.csv.gz")],
    ).fetchall()
    verdicts = log.policy().derive("2020-04-01", only=["clock_verdicts"]).rows("source_verdicts")
    assert [(row["verdict"], row["cases"], row["unjudged"]) for row in verdicts if row["verdict"] == "breached"] == [("breached", 94, 94)]
