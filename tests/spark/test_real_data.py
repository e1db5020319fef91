"""Every query file gives the same rows on DuckDB and on Spark for the real exports, in both languages and three time zones."""

import pytest
from plaint import app

from .conftest import Both
from .test_agreement import RUN, agree

pytestmark = [pytest.mark.soak, pytest.mark.real_data, pytest.mark.filterwarnings("ignore")]
SETTINGS = """
[project]
timezone = "America/New_York"
[[sources]]
name = "board"
files = ['{data}/chinese/message_board_replies.xlsx']
preset = "message_board_zh"
[[sources]]
name = "cars"
kind = "complaints"
files = ['{data}/chinese/car_complaints_gbk.csv']
timezone = "Asia/Shanghai"
columns = {{ complaint_id = "id", received_at = "datetime", product = "brand", issue = "problem", description = "desc" }}
[[sources]]
name = "calls"
files = ['{data}/calls/call_centre_5000.csv']
preset = "call_log"
"""
LARGE = """
[[sources]]
name = "city"
files = ['{data}/boston311/boston311_four_types_2015.csv.gz']
preset = "boston311"
[[sources]]
name = "bpi"
files = ['{data}/bpi2013/bpi2013_incidents.csv.gz']
preset = "event_log"
[[sources]]
name = "cfpb"
files = ['{data}/cfpb/cfpb_2015_2020.csv.gz']
preset = "cfpb"
[teams]
front = ["*"]
back = ["* 2nd", "* 3rd"]
"""


@pytest.fixture(scope="module", params=["calls and Chinese texts", "all"])
def both(request, real_data, session, tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    text = SETTINGS + (LARGE if request.param == "all" else "")
    (folder / "plaint.toml").write_text(text.format(data=real_data), encoding="utf-8")
    assert app.run(["-q", "load", "-s", str(folder / "plaint.toml")]) == 0
    assert app.run(["-q", "analyze", "-s", str(folder / "plaint.toml"), "--as-of", "2021-05-01"]) == 0
    made = Both(folder / "plaint.duckdb", tmp_path_factory.mktemp("tables"), session)
    yield made
    made.close()


@pytest.mark.parametrize("query", RUN, ids=lambda query: query.name)
def test_a_query_file_agrees_on_real_data(query, both):
    agree(query, both)
