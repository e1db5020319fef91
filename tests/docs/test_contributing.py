"""The examples of CONTRIBUTING.md hold: they keep the contract, run, and give what is said."""

import re
from dataclasses import replace

import pytest
from plaint import engine, query_files
from plaint.loading.presets import parse_preset

from ..conftest import ROOT

pytestmark = pytest.mark.checkout


@pytest.fixture
def examples():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = {}
    for match in re.finditer(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<body>.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        body = re.sub(f"^{match['indent']}", "", match["body"], flags=re.MULTILINE)
        found.setdefault(match["kind"], []).append(body)
    return found


@pytest.fixture
def with_query(monkeypatch):
    def add(folder, name, text):
        query = query_files.parse(folder, name, text)
        monkeypatch.setitem(query_files.load_all(), name, query)
        return query

    return add


def test_the_measure_counts_and_its_test_passes(examples, with_query, log):
    query = with_query("measures", "NAME", examples["sql"][0])
    assert (query.grain, query.inputs) == (("month",), ("cases",))
    place = {}
    exec(examples["python"][0], place)  # noqa: S102  the document's own test
    place["test_each_month_counts_its_own"](log)
    assert [column.name for column in query.columns] == engine.measure(log.con, "NAME", log.as_of).column_names


def test_the_check_gives_all_four_verdicts_in_the_columns_of_all_checks(examples, with_query, log):
    check = with_query("checks", "phone_asked", examples["sql"][1])
    assert [replace(one, meaning="") for one in check.columns] == [
        replace(one, meaning="") for one in query_files.load_all()["w1_what_we_know"].columns
    ]
    log.complaint("a", channel="phone", customer_id="k").complaint("b", channel="phone").complaint("c", channel="web").complaint("d")
    log.derive(only=["phone_asked"])
    assert [row["verdict"] for row in log.rows("findings", "code = 'phone_asked'")] == ["pass", "fail", "n/a", "unknown"]


def test_the_preset_is_one(examples):
    preset = parse_preset("corner", examples["toml"][0])
    (kind,) = preset.kinds
    assert kind.recognise == ("Corner ID", "Opened on")
    assert kind.records[0].values["severity"]["hot"] == "urgent"
