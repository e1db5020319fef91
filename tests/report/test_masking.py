"""Personal data stays out of pages, lists and mails."""

import pyarrow as pa
import pytest
from plaint.errors import UsageError
from plaint.report.masking import Masking, visible
from plaint.report.names import Names, without
from plaint.settings import read_settings


def test_a_customer_bears_the_same_pseudonym_everywhere_and_another_in_another_store():
    here, there = Masking(b"A"), Masking(b"B")
    assert here.text("customer_id", "K1") == here.text("customer_id", "K1")
    assert here.text("customer_id", "K1") != here.text("customer_id", "K2")
    assert here.text("customer_id", "K1") != there.text("customer_id", "K1")
    assert here.text("customer_id", "K1").startswith("customer ")


def test_identities_of_cases_stay_as_they_are():
    assert Masking(b"A").text("complaint_id", "13812345678") == "13812345678"


def test_control_codes_and_marks_that_turn_the_text_are_taken_out():
    assert visible("a\x1b[31mb\u202ec\x00d\ne") == "a[31mbcd\ne"


def test_unmasking_needs_a_setting_and_says_so_in_the_page(log, judge, write, tmp_path):
    log.complaint("C1", "2026-06-01T08:00", customer_id="K-SECRET-77", description="Call 13812345678")
    judge(log)
    with pytest.raises(UsageError, match="allow_unmask"):
        write(log, unmask=True)
    path = tmp_path / "open.toml"
    path.write_text("[report]\nallow_unmask = true\n", encoding="utf-8")
    page = (write(log, read_settings(path), unmask=True) / "report.html").read_text(encoding="utf-8")
    assert "made with --unmask" in page


@pytest.mark.parametrize(
    ("text", "names", "masked"),
    [
        ("Ann Lee called, Annabel too; ANN LEE did not.", ["Ann Lee", "Ann"], "*** called, Annabel too; ANN LEE did not."),
        ("已由李强回电，李强强调", ["李强"], "已由***回电，***强调"),
        ("C++ [x", ["C++", "[x"], "*** ***"),
    ],
)
def test_names_are_taken_out_whole_and_only_as_written(text, names, masked):
    assert without(text, names) == masked


def test_names_of_a_case_are_hidden_in_its_texts_only_and_stay_where_they_are_told(log):
    log.complaint("C1", "2026-06-01T08:00", customer_id="Wanda Roe", owner="Ann Lee")
    log.complaint("C2", "2026-06-01T08:00", customer_id="K2")
    log.derive(only=["cases", "case_events", "tied_calls"])
    said = "sorry, Wanda Roe; Ann Lee will see to it"
    told = pa.table({"source": ["log", "log"], "complaint_id": ["C1", "C2"], "owner": ["Ann Lee", None], "evidence": [said, said]})
    (source,) = {row["source"] for row in log.rows("cases")}
    told = told.set_column(0, "source", pa.array([source, source]))
    names = Names(log.con, log.as_of)
    hidden = names.hidden(told).to_pylist()
    assert [row["evidence"] for row in hidden] == ["sorry, ***; *** will see to it", said]
    assert hidden[0]["owner"] == "Ann Lee"
    assert names.hidden(told.select(["owner", "evidence"])) == told.select(["owner", "evidence"])  # of no case
