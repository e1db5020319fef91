"""What is unlike the earlier files: told in the load's summary, shown by a measure, and stopped by a gate."""

from datetime import datetime

import pytest
from plaint import engine, gates
from plaint.errors import Exit
from plaint.loading import late

LIST = 'preset = "complaint_list"\ntimezone = "UTC"\ncolumns = { owner = "Handler" }'
HEAD = "complaint_id,received_at,status,team,Handler,Region\n"
AS_OF = datetime(2026, 3, 10)  # noqa: DTZ001  naive UTC, as everywhere


def gate(name, where):
    """A gate that fails where load_drift has such a row."""
    return f'[[gates]]\nname = "{name}"\nmeasure = "load_drift"\nwhere = "{where}"\nmax = 0\n'


def holds(desk, rule):
    """Whether the gate lets the night pass."""
    return gates.judge_all(desk.con, desk.settings(LIST + "\n" + rule), AS_OF).code == Exit.OK


@pytest.mark.parametrize(
    ("header", "row", "drift", "said"),
    [
        (
            HEAD.replace("Region", "Region,Shift"),
            "9,2026-03-09,open,North,ann,EU,late",
            "new_columns",
            "new columns, unlike in earlier files: 'Shift'",
        ),
        (
            HEAD.replace(",Region", ""),
            "9,2026-03-09,open,North,ann",
            "missing_columns",
            "missing columns, unlike in earlier files: 'Region'",
        ),
        (
            HEAD.replace("Region", "Regions"),
            "9,2026-03-09,open,North,ann,EU",
            "renamed_columns",
            "columns that seem renamed: 'Region → Regions'",
        ),
        (HEAD.replace("Region", "Area"), "9,2026-03-09,open,North,ann,EU", "renamed_columns", "columns that seem renamed: 'Region → Area'"),
        (HEAD, "9,2026-03-09,parked,north ,ann,EU", "new_status", "status never seen before: 'parked'"),
        (HEAD, "9,2026-03-09,OPEN,Night,ann,EU", "new_team", "team never seen before: 'Night'"),
    ],
)
def test_a_file_unlike_the_earlier_ones_is_said_shown_and_gated(desk, header, row, drift, said):
    desk.load_text(LIST, HEAD + "1,2026-03-01,open,North,ann,EU\n", name="1.csv")
    rule = gate("drift", f"drift = '{drift}'")
    assert holds(desk, rule)
    account = desk.load_text(LIST, header + row + "\n", name="2.csv")
    assert said in account.warnings
    assert drift in {name for (name,) in desk.rows("select drift from (" + engine.find_measure("load_drift").sql + ")")}
    assert not holds(desk, rule)


def test_words_that_were_seen_once_are_not_new_again(desk):
    for day, status in enumerate(("open", "parked", "open", "parked"), 1):
        account = desk.load_text(LIST, HEAD + f"1,2026-03-0{day},{status},North,ann,EU\n", name=f"{day}.csv")
        assert [said for said in account.warnings if "never seen" in said] == (["status never seen before: 'parked'"] if day == 2 else [])


def test_a_row_count_far_off_the_usual_is_said_shown_and_gated(desk):
    for day in range(1, 6):
        desk.load_text(LIST, HEAD + "".join(f"{day}-{n},2026-03-0{day},open,North,ann,EU\n" for n in range(4)), name=f"{day}.csv")
    account = desk.load_text(LIST, HEAD + "6,2026-03-06,open,North,ann,EU\n", name="6.csv")
    assert "1 rows, where the source's earlier files have 4 (median of 5)" in account.warnings
    assert not holds(desk, gate("size", "drift = 'fewer_rows'"))


def test_a_late_file_is_said_and_gated(desk):
    for day in range(1, 7):
        desk.load_text(LIST, HEAD + f"{day},2026-03-0{day} 12:00,open,North,ann,EU\n", name=f"{day}.csv")
    rule = '[[gates]]\nname = "late"\nmeasure = "source_freshness"\ncolumn = "late_files"\nmax = 0\n'
    assert late(desk.con, ["s"], datetime(2026, 3, 9, 12)) == []  # noqa: DTZ001  naive UTC
    assert not holds(desk, rule)
    (said,) = late(desk.con, ["s", "other"], AS_OF)
    assert said == "s: nothing newer than 84 hours, where its files usually come 24 hours apart: is one late or missing?"


def test_a_file_that_does_not_come_is_refused_by_its_pattern(desk):
    result = desk.load(LIST + '\nfiles = ["export-*.csv"]')
    assert result.refused == (("export-*.csv", "export-*.csv: no such file (source s)"),)
