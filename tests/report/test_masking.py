"""Personal data stays out of pages, lists and mails."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plaint.errors import UsageError
from plaint.report import names as names_module
from plaint.report.masking import Masking, visible
from plaint.report.names import Names, could_be_names, without
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


@given(st.text(alphabet="ab Z9,-王伟", max_size=14), st.lists(st.text(alphabet="ab Z9,-王伟", min_size=2, max_size=4), max_size=4))
def test_a_text_in_which_no_part_is_a_name_holds_none(text, names):
    trimmed = [name.strip(" ") for name in names if len(name.strip(" ")) > 1]
    if not could_be_names(text) & set(trimmed):
        assert without(text, trimmed) == text


def test_texts_that_come_again_and_again_hide_names_as_any_other(log, monkeypatch):
    for number in range(30):
        log.complaint(f"C{number}", "2026-01-05 09:00", owner="Bo Li" if number == 3 else "Ann Other")
    log.derive(only=["cases", "case_events", "tied_calls"])
    (source,) = {row["source"] for row in log.rows("cases")}
    texts = ["asked of Bo Li: 王伟"] * 29 + ["Ann Other and Bo"]
    told = pa.table({"source": [source] * 30, "complaint_id": [f"C{number}" for number in range(30)], "evidence": texts})
    hidden = Names(log.con, log.as_of).hidden(told).column("evidence").to_pylist()
    assert hidden == ["asked of ***: 王伟" if number == 3 else text for number, text in enumerate(texts[:29])] + ["*** and Bo"]
    monkeypatch.setattr(names_module, "OFTEN", 1000)
    assert Names(log.con, log.as_of).hidden(told).column("evidence").to_pylist() == hidden
