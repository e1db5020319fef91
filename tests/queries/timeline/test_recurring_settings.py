"""The settings that recurring problems are judged by, in one row."""

from dataclasses import fields

from plaint.settings.recurring import Recurring


def test_every_setting_has_its_own_value_in_the_row(log):
    names = [one.name for one in fields(Recurring) if one.name != "families"]
    log.add("settings_values", *({"name": f"recurring.{name}", "value": place} for place, name in enumerate(names)))
    log.add("settings_values", {"name": "calls.answer_within", "value": 99}, {"name": "project.timezone", "word": "Asia/Shanghai"})
    row = log.refill("recurring_settings").row("recurring_settings")
    renamed = {"of": "of_periods", "case_time": "case_seconds"}
    told = {name: row[renamed.get(name, name)] for name in names if renamed.get(name, name) in row}
    assert told == {name: names.index(name) for name in told}
    assert set(row) == {renamed.get(name, name) for name in told} | {"timezone", "answer_within"}
    assert (row["timezone"], row["answer_within"]) == ("Asia/Shanghai", 99)


def test_without_settings_there_is_one_row_in_utc_that_knows_nothing(log):
    row = log.refill("recurring_settings").row("recurring_settings")
    assert row.pop("timezone") == "UTC"
    assert set(row.values()) == {None}
