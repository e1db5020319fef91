"""Real exports: every row is there, none is bad, and figures known from elsewhere come out."""

from collections import Counter

import pytest

pytestmark = pytest.mark.real_data


def column(got, name):
    return [cells[got.export.header.index(name)] for cells in got.cells]


@pytest.mark.parametrize(
    ("name", "rows", "encoding"),
    [
        ("boston311/boston311_four_types_2015.csv.gz", 16_692, "utf-8"),
        ("bpi2013/bpi2013_incidents.csv.gz", 65_533, "utf-8"),
        ("cfpb/cfpb_2015_2020.csv.gz", 6_623, "utf-8"),
        ("chinese/message_board_replies.xlsx", 2_816, ""),
        ("chinese/car_complaints_gbk.csv", 600, "gb18030"),
        ("calls/call_centre_5000.csv", 5_000, "utf-8"),
        ("calls/call_centre_5000.xlsx", 5_000, ""),
        ("calls/queue_log_db_export.csv", 1_000, "utf-8"),
        ("calls/cdr_db_export.csv", 1_000, "utf-8"),
        ("calls/asterisk_cdr_cr_line_ends.csv", 100, "utf-8"),
        ("calls/genesys_conversations.json", 25, "utf-8"),
        ("calls/amazon_connect_ctr.jsonl", 3, "utf-8"),
    ],
)
def test_all_rows_are_read_and_none_is_bad(read, real_data_dir, name, rows, encoding):
    got = read(real_data_dir / name)
    assert (got.account.rows, got.account.rejected, got.export.encoding) == (rows, 0, encoding)


def test_boston_has_its_unnamed_column_and_its_own_verdicts(read, real_data_dir):
    got = read(real_data_dir / "boston311/boston311_four_types_2015.csv.gz")
    assert got.export.header[:2] == ("column 1", "CASE_ENQUIRY_ID")
    verdicts = Counter(column(got, "OnTime_Status"))
    assert (verdicts["OVERDUE"], verdicts[None]) == (7_639, 43)


def test_cfpb_has_its_narratives(read, real_data_dir):
    got = read(real_data_dir / "cfpb/cfpb_2015_2020.csv.gz")
    assert Counter(column(got, "Timely response?"))["No"] == 94
    assert sum(text is not None for text in column(got, "Consumer complaint narrative")) == 1_532


def test_the_gbk_file_has_its_brands(read, real_data_dir):
    brands = Counter(column(read(real_data_dir / "chinese/car_complaints_gbk.csv"), "brand"))
    assert (brands["吉利汽车"], brands["一汽马自达"]) == (96, 95)


def test_the_badly_quoted_call_records_have_their_sums(read, real_data_dir):
    got = read(real_data_dir / "calls/cdr_db_export.csv")
    assert Counter(column(got, "disposition")) == {"ANSWERED": 646, "NO ANSWER": 250, "FAILED": 92, "BUSY": 12}
    assert sum(map(int, column(got, "billsec"))) == 876_955
    assert len(set(column(got, "linkedid"))) == 636
    assert got.cells[0][2] == '"Caller 001" <1115>'


def test_the_message_board_has_one_real_date_among_its_texts(read, real_data_dir):
    got = read(real_data_dir / "chinese/message_board_replies.xlsx")
    assert sum("-" in at for at in column(got, "留言时间")) == 1
    assert len(set(column(got, "留言用户"))) == 2_559


def test_both_forms_of_the_call_centre_log_agree(read, real_data_dir):
    text = read(real_data_dir / "calls/call_centre_5000.csv")
    book = read(real_data_dir / "calls/call_centre_5000.xlsx")
    assert column(text, "call id") == column(book, "Call Id")
    assert column(book, "Time")[0] == "09:12:58"


def test_genesys_segments_can_be_unfolded(read, real_data_dir):
    path = "conversations.participants.sessions.segments"
    got = read(real_data_dir / "calls/genesys_conversations.json", records=path)
    transferred = {
        case
        for case, how in zip(column(got, "conversations.conversationId"), column(got, "disconnectType"), strict=True)
        if how == "transfer"
    }
    assert len(transferred) == 21
