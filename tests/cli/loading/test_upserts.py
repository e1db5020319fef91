import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

LIST = 'preset = "complaint_list"\ntimezone = "UTC"'
HEAD = "complaint_id,received_at,closed_at,updated_at,status,description\n"


def test_the_same_file_again_changes_no_table(desk):
    text = HEAD + "1,2026-03-01,,2026-03-02,open,a\n2,bad,,,open,b\n"
    first = desk.load_text(LIST, text)
    before = desk.everything()
    again = desk.load_text(LIST, text)
    assert desk.everything() == before
    assert (first.rows_new, first.rows_quarantined) == (1, 1)
    assert (again.rows_read, again.rows_same, again.import_id) == (2, 2, first.import_id)


def test_the_same_rows_under_another_name_and_order_are_the_same(desk):
    desk.load_text(LIST, HEAD + "1,2026-03-01,,,open,a\n2,2026-03-01,,,open,b\n")
    again = desk.load_text(LIST, HEAD + "2,2026-03-01,,,open,b\n1,2026-03-01,,,open,a\n", name="other.csv")
    assert (again.rows_same, again.rows_changed, again.rows_new) == (2, 0, 0)


def test_the_newer_record_wins_whatever_the_order_of_files(new_desk):
    old, new = HEAD + "1,2026-03-01,,2026-03-02,open,a\n", HEAD + "1,2026-03-01,,2026-03-05,shut,b\n"
    known = []
    for first, second in ((old, new), (new, old)):
        desk = new_desk()
        desk.load_text(LIST, first, name="1.csv")
        account = desk.load_text(LIST, second, name="2.csv")
        known.append(desk.records())
        assert desk.rows("select status from complaints") == [("shut",)]
        assert (account.rows_changed, account.rows_same) == ((1, 0) if second is new else (0, 1))
    assert known[0] == known[1]


def test_without_an_update_time_the_record_that_tells_of_later_times_wins_and_ties_go_to_the_later_load(desk):
    desk.load_text(LIST, HEAD + "1,2026-03-01,2026-03-09,,shut,a\n", name="1.csv")
    older = desk.load_text(LIST, HEAD + "1,2026-03-01,,,open,a\n", name="2.csv")
    assert desk.rows("select status from complaints") == [("shut",)]
    assert any("earlier times" in warning for warning in older.warnings)
    desk.load_text(LIST, HEAD + "1,2026-03-01,2026-03-09,,shut,corrected\n", name="3.csv")
    assert desk.rows("select description from complaints") == [("corrected",)]


def test_a_row_without_an_update_time_that_is_left_beside_one_that_has_it_is_told(desk):
    desk.load_text(LIST, HEAD + "1,2026-03-01,,2026-03-05,open,a\n", name="1.csv")
    later = desk.load_text(LIST, "complaint_id,received_at,status\n1,2026-03-01,shut\n", name="2.csv")
    assert desk.rows("select status from complaints") == [("open",)]
    assert any("earlier times" in warning for warning in later.warnings)


def test_a_corrected_row_changes_only_itself(desk):
    desk.load_text(LIST, HEAD + "".join(f"{n},2026-03-01,,,open,a\n" for n in range(5)), name="1.csv")
    before = dict(desk.rows("select complaint_id, import_id from complaints"))
    account = desk.load_text(LIST, HEAD + "".join(f"{n},2026-03-01,,,open,{'b' if n == 3 else 'a'}\n" for n in range(5)), name="2.csv")
    after = dict(desk.rows("select complaint_id, import_id from complaints"))
    assert (account.rows_changed, account.rows_same) == (1, 4)
    assert {key for key in after if after[key] != before[key]} == {"3"}


def test_versions_of_a_case_inside_one_file_count_once_as_new_and_else_as_same(desk):
    text = HEAD + "1,2026-03-01,,2026-03-02,open,a\n1,2026-03-01,,2026-03-04,shut,c\n1,2026-03-01,,2026-03-03,open,b\n"
    account = desk.load_text(LIST, text)
    assert (account.rows_read, account.rows_new, account.rows_same) == (3, 1, 2)
    assert desk.rows("select status, line from complaints") == [("shut", 3)]


@pytest.mark.parametrize("number_of_days", [14, pytest.param(365, marks=pytest.mark.soak)])
def test_daily_files_in_any_order_each_twice_give_the_tables_of_the_yearly_file(new_desk, number_of_days):
    days = [str(date(2026, 1, 1) + timedelta(days=number)) for number in range(number_of_days)]
    rows = {}
    for number, day in enumerate(days):
        updates = [f"{n},{days[n]},,{day},open,seen on {day}" for n in range(max(0, number - 2), number + 1)]
        rows[day] = "".join(f"{row}\n" for row in updates)
    yearly = new_desk()
    yearly.load_text(LIST, HEAD + "".join(rows.values()), name="year.csv")
    daily = new_desk()
    paths = [daily.write(f"{day}.csv", HEAD + text) for day, text in rows.items()] * 2
    random.Random(7).shuffle(paths)
    daily.load(LIST, *paths)
    daily.load(LIST, *paths[:9])
    assert daily.records() == yearly.records()
    assert yearly.one("select count(*) from complaints") == number_of_days


def contact(update, outcome):
    """A contact record as Amazon Connect streams it, at least once, and again when it changes."""
    agent = ', "Agent": {"ConnectedToAgentTimestamp": "2026-03-01T09:01:00Z"}' if outcome == "answered" else ""
    return (
        f'{{"ContactId": "c1", "InitiationTimestamp": "2026-03-01T09:00:00Z", "LastUpdateTimestamp": "{update}", '
        f'"Queue": {{"EnqueueTimestamp": "2026-03-01T09:00:10Z"}}{agent}}}\n'
    )


def test_the_contact_updated_last_wins_whatever_the_order_of_files(new_desk):
    source = 'preset = "amazon_connect"'
    files = {
        "1.jsonl": contact("2026-03-01T09:00:20Z", "abandoned"),
        "2.jsonl": contact("2026-03-01T09:05:00Z", "answered"),
        "3.jsonl": contact("2026-03-01T09:00:20Z", "abandoned") + contact("2026-03-01T09:02:00Z", "abandoned"),
    }
    known = []
    for order in (("1.jsonl", "2.jsonl", "3.jsonl"), ("2.jsonl", "3.jsonl", "1.jsonl"), ("3.jsonl", "2.jsonl", "1.jsonl")):
        desk = new_desk()
        desk.load(source, *(desk.write(name, files[name]) for name in (*order, *order)))
        assert desk.rows("select outcome, updated_at::varchar from calls") == [("answered", "2026-03-01 09:05:00")]
        known.append(desk.records())
    assert known[0] == known[1] == known[2]


def test_events_without_an_id_are_known_by_content_and_place_among_equals(desk):
    source = 'preset = "event_log"\ntimezone = "UTC"'
    head = "case:concept:name,time:timestamp,org:group,lifecycle:transition\n"
    equal = "1,2026-03-01 09:00:00,A,In Progress\n"
    account = desk.load_text(source, head + equal + equal + "1,2026-03-01 09:00:00,B,Closed\n")
    assert account.rows_new == 3
    again = desk.load_text(source, head + equal + equal, name="part.csv")
    assert (again.rows_new, again.rows_same) == (0, 2)
    assert desk.rows("select team, kind, sequence from events order by sequence") == [
        ("A", "status", 1),
        ("A", "status", 2),
        ("B", "closed", 3),
    ]


def test_an_event_made_of_a_snapshots_row_follows_the_newest_snapshot(desk):
    source = 'preset = "message_board_zh"'
    head = "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n"
    desk.load_text(source, head + "1,u,主题,2020/1/1 9:00:00,详情,,\n", name="1.csv")
    assert desk.one("select count(*) from events") == 0
    desk.load_text(source, head + "1,u,主题,2020/1/1 9:00:00,详情,答复,2020/1/3 9:00:00\n", name="2.csv")
    account = desk.load_text(source, head + "1,u,主题,2020/1/1 9:00:00,详情,改正的答复,2020/1/3 9:00:00\n", name="3.csv")
    assert desk.rows("select event_id, text from events") == [("1:reply", "改正的答复")]
    assert (account.rows_new, account.rows_changed) == (0, 1)
    desk.load_text(source, head + "1,u,主题,2020/1/1 9:00:00,详情,,\n", name="4.csv")
    assert desk.one("select count(*) from events") == 1


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", "", "4.0", " 1 ", "１"]),
        st.sampled_from(["2026-03-01", "2026-03-02 10:00", "nonsense", "", "2026-02-30", "1700-01-01"]),
        st.sampled_from(["", "2026-03-05", "2026-03-06", "N/A", "soon"]),
        st.sampled_from(["open", "shut", ""]),
    ),
    min_size=1,
    max_size=12,
)
IDS = {"1": "1", "2": "2", "3": "3", " 1 ": "1", "１": "1"}
RECEIVED = {"2026-03-01": "2026-03-01 00:00", "2026-03-02 10:00": "2026-03-02 10:00"}
UPDATED = {"": "", "N/A": "", "2026-03-05": "2026-03-05", "2026-03-06": "2026-03-06"}


def oracle(files):
    """Row by row and slowly: the account of each file, and the status of each case."""
    known, accounts = {}, []
    for rows in files:
        bad, good = 0, {}
        for place, (key, received, updated, status) in enumerate(rows):
            if key not in IDS or received not in RECEIVED or updated not in UPDATED:
                bad += 1
                continue
            record = (UPDATED[updated] or RECEIVED[received], place, (RECEIVED[received], UPDATED[updated], status))
            good[IDS[key]] = max(good.get(IDS[key], record), record, key=lambda one: one[:2])
        new = changed = 0
        for key, (recency, _place, content) in good.items():
            if key not in known:
                new += 1
                known[key] = (recency, content)
            elif known[key][1] != content and recency >= known[key][0]:
                changed += 1
                known[key] = (recency, content)
        accounts.append((len(rows), new, changed, len(rows) - new - changed - bad, bad))
    return accounts, {key: content[2] or None for key, (_recency, content) in known.items()}


@settings(max_examples=12)
@given(files=st.lists(ROWS, min_size=1, max_size=3, unique_by=tuple))
def test_any_rows_end_in_an_exact_account_and_the_newest_records(make_desk, files):
    desk = make_desk()
    source = 'kind = "complaints"\ntimezone = "UTC"\ncolumns = { complaint_id = "complaint_id" }'
    accounts = []
    for number, rows in enumerate(files):
        text = "complaint_id,received_at,updated_at,status\n" + "".join(",".join(row) + "\n" for row in rows)
        one = desk.load_text(source, text, f"{number}.csv")
        accounts.append((one.rows_read, one.rows_new, one.rows_changed, one.rows_same, one.rows_quarantined))
    expected, statuses = oracle(files)
    assert accounts == expected
    assert dict(desk.rows("select complaint_id, status from complaints")) == statuses
    desk.con.close()
