"""Deriving what changed gives exactly what deriving everything gives: every table, every measure."""

import pytest

from .world import Desk


@pytest.fixture(autouse=True)
def few_cases_are_many(monkeypatch):
    """In a log of 30 cases most are open or changed: do not fall back on deriving all of them."""
    monkeypatch.setattr("plaint.incremental.judging.MOST", 10.0)


def hold(desk, look):
    """Compare table by table, so that a failure shows the first rows that differ."""
    mine, whole = look(), desk.anew(look)
    for name, rows in whole.items():
        if mine[name] != rows:
            lacking = [row for row in rows if row not in mine[name]]
            extra = [row for row in mine[name] if row not in rows]
            pytest.fail(f"{name} at {desk.now}\nlacking: {lacking[:3]}\nextra: {extra[:3]}")


def through(tmp_path, seed, nights, look_at_measures=5):
    desk = Desk(tmp_path, seed)
    desk.analyze()
    partial = 0
    for night in range(1, nights + 1):
        desk.night()
        if night == nights // 2:
            desk.policy = desk.policy.replace('follow_up = "3d"', 'follow_up = "4d"')
        said = desk.analyze()
        assert night != nights // 2 or "the settings" in said
        partial += said.startswith("judged anew")
        hold(desk, desk.tables)
        if night % look_at_measures == 0:
            hold(desk, desk.measures)
    assert partial >= nights / 2
    desk.con.close()


def test_a_few_random_nights_give_what_a_full_run_gives(tmp_path):
    through(tmp_path, seed=1, nights=3, look_at_measures=3)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 12))
def test_thirty_random_nights_give_what_a_full_run_gives(tmp_path, seed):
    through(tmp_path, seed, nights=30)


def test_what_a_report_shows_or_a_load_accepts_has_no_case_judged_anew(tmp_path):
    desk = Desk(tmp_path, seed=3)
    desk.analyze()
    desk.policy = desk.policy.replace("[project]", '[report]\nkeep = 3\n\n[loading]\nmax_quarantined = 0.5\n\n[project]\nname = "Other"')
    assert desk.analyze().startswith("judged anew")
    hold(desk, desk.tables)
    desk.policy = desk.policy.replace('name = "Other"\ntimezone = "Europe/Berlin"', 'timezone = "Europe/London"')
    assert "the settings" in desk.analyze()
    hold(desk, desk.tables)
    desk.policy += "\n[judging]\nyoung = '9d'\n"
    assert "the settings" in desk.analyze()
    desk.con.close()
