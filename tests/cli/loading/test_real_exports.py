import pytest

pytestmark = pytest.mark.real_data
SAME = """
    select * exclude (import_id, line, attributes, row_hash) replace (coalesce(talk_seconds, 0) as talk_seconds)
    from calls order by call_id
"""
CARS = """preset = "complaint_list"
timezone = "Asia/Shanghai"
columns = { complaint_id = "id", received_at = "datetime", product = "brand", issue = "problem", description = "desc" }"""


def loaded_twice(desk, source, path):
    """Load, load again, and see that the second load changed no table."""
    account = desk.load(source, path).files[0]
    before = desk.everything()
    again = desk.load(source, path).files[0]
    assert desk.everything() == before
    assert (again.rows_same, again.rows_new) == (account.rows_read, 0)
    return account


def test_boston_loads_with_the_citys_own_due_times_and_verdicts(desk, real_data):
    account = loaded_twice(desk, 'preset = "boston311"', real_data / "boston311" / "boston311_four_types_2015.csv.gz")
    assert (account.rows_read, account.rows_new, account.rows_quarantined) == (16_692, 16_692, 0)
    assert desk.rows("select source_verdict, count(*) from complaints group by 1 order by 1 nulls last") == [
        ("breached", 7_639),
        ("met", 9_010),
        (None, 43),
    ]
    overdue = """
        select count(*) from complaints
        where coalesce(closed_at, timestamp '2016-01-13 05:00:00') > due_at and source_verdict is not null
    """
    assert desk.one(overdue) == 7_639
    assert desk.one("select count(*) from complaints where due_at is null") == 1


def test_bpi_2013_loads_as_events_with_teams_and_ends(desk, real_data):
    account = loaded_twice(desk, 'preset = "event_log"', real_data / "bpi2013" / "bpi2013_incidents.csv.gz")
    assert (account.rows_new, account.warnings) == (65_533, ())
    assert desk.one("select count(distinct complaint_id) from events") == 7_554
    assert desk.one("select count(distinct team) from events") == 649
    kinds = dict(desk.rows("select kind, count(*) from events group by kind"))
    assert (kinds["resolved"], kinds["closed"]) == (6_115 + 2_035, 5_716 + 1)
    hops = """
        with steps as (
            select complaint_id, team, lag(team) over (partition by complaint_id order by "at", sequence) as before from events
        )
        select count(*), count(distinct complaint_id) from steps where before <> team
    """
    assert desk.rows(hops) == [(9_454, 3_820)]


def test_cfpb_loads_with_verdicts_and_narratives(desk, real_data):
    account = loaded_twice(desk, 'preset = "cfpb"', real_data / "cfpb" / "cfpb_2015_2020.csv.gz")
    assert account.rows_new == 6_623
    assert desk.one("select count(*) from complaints where source_verdict = 'breached'") == 94
    assert desk.one("select count(description) from complaints") == 1_532
    assert desk.one("select count(distinct team) from complaints") == 710
    days = "select cast(min(received_at) as date)::varchar, cast(max(received_at) as date)::varchar from complaints"
    assert desk.rows(days) == [("2015-04-06", "2020-03-19")]


def test_the_message_board_becomes_complaints_and_public_replies(desk, real_data):
    account = loaded_twice(desk, 'preset = "message_board_zh"', real_data / "chinese" / "message_board_replies.xlsx")
    assert account.rows_new == 2_816
    late = """
        select count(*) filter (where seconds > 15 * 86400), count(*) filter (where seconds > 30 * 86400)
        from (
            select (epoch_us(events.at) - epoch_us(complaints.received_at)) // 1000000 as seconds
            from events join complaints using (source, complaint_id) where events.is_public and events.direction = 'out'
        )
    """
    assert desk.rows(late) == [(1_084, 461)]
    assert desk.one("select count(distinct customer_id) from complaints") == 2_559


def test_the_gbk_file_loads_with_right_characters(desk, real_data):
    account = loaded_twice(desk, CARS, real_data / "chinese" / "car_complaints_gbk.csv")
    assert (account.rows_new, account.encoding) == (600, "gb18030")
    brands = dict(desk.rows("select product, count(*) from complaints group by 1"))
    assert (brands["吉利汽车"], brands["一汽马自达"]) == (96, 95)
    days = "select min(received_at)::varchar, max(received_at)::varchar from complaints"
    assert desk.rows(days) == [("2020-06-04 16:00:00", "2020-06-07 16:00:00")]


def test_the_call_log_gives_the_same_rows_from_csv_and_excel(new_desk, real_data):
    facts = []
    for name in ("call_centre_5000.csv", "call_centre_5000.xlsx"):
        desk = new_desk()
        loaded_twice(desk, 'preset = "call_log"\ntimezone = "UTC"', real_data / "calls" / name)
        facts.append(desk.rows(SAME))
        outcomes = dict(desk.rows("select outcome, count(*) from calls group by 1"))
        assert outcomes == {"answered": 4_054, "abandoned": 946}
        assert desk.one("select count(*) from calls where is_resolved") == 3_646
        assert desk.one("select round(avg(wait_seconds), 4) from calls") == 67.5207
        assert desk.one("select count(*) from calls where outcome = 'answered' and wait_seconds <= 20") == 374
        assert desk.one("select round(avg(talk_seconds), 4) from calls where outcome = 'answered'") == 224.9228
        assert desk.one("select round(avg(satisfaction), 4) from calls where outcome = 'answered'") == 3.4036
    assert facts[0] == facts[1]
