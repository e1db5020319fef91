"""Single settings reach SQL as rows, defaults included."""

import pytest
from plaint.errors import SettingsError
from plaint.settings.check import Where, build
from plaint.settings.model import Settings
from plaint.settings.values import write_values


def values(log, table):
    write_values(log.con, build(Settings, table, Where("plaint.toml", "")))
    return {row["name"]: row for row in log.rows("settings_values")}


def test_every_default_is_written(log):
    rows = values(log, {})
    assert rows["judging.record_within"]["value"] == 1800
    assert rows["judging.young"]["value"] == 7 * 86400
    assert rows["judging.low_score"]["value"] == 2
    assert rows["project.timezone"]["word"] == "UTC"


def test_what_is_set_replaces_the_default(log):
    values(log, {})
    rows = values(log, {"judging": {"idle_limit": "8h", "low_score": 3}, "project": {"timezone": "Asia/Shanghai"}})
    assert rows["judging.idle_limit"]["value"] == 8 * 3600
    assert rows["judging.low_score"]["value"] == 3
    assert rows["project.timezone"]["word"] == "Asia/Shanghai"


@pytest.mark.parametrize("key", ["judging.young", "calls.answer_within", "recurring.case_time"])
def test_working_days_are_refused_where_the_wall_clock_runs(key):
    table, name = key.split(".")
    with pytest.raises(SettingsError, match=rf"{table}\.{name}: can't be working days"):
        build(Settings, {table: {name: "5wd"}}, Where("plaint.toml", f"[{table}]\n{name} = '5wd'\n"))
