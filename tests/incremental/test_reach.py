"""What a night writes of each file: no row that stands still."""

import pytest
from plaint import query_files
from plaint.incremental.reach import columns_read, derived_of, group_of, replaced_of


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("case_events", "touched_cases"),
        ("case_subjects", "touched_cases"),
        ("r1_regret", "touched_cases"),
        ("clock_verdicts", "moving_cases"),
        ("case_neglect", "moving_cases"),
        ("handoffs", "moving_cases"),  # of ownership_intervals, which end now while the case is open
        ("r4_rectification", "near_cases"),  # a repeat is another case of the customer
        ("w2_when_we_knew", "near_cases"),  # a call may be tied to another case
        ("case_tallies", "near_cases"),  # of all findings
    ],
)
def test_written_are_the_cases_whose_rows_can_be_others(name, whose):
    assert replaced_of(name) == whose


def test_what_a_file_is_made_of_is_written_for_no_more_cases_than_itself():
    levels = ["touched_cases", "moving_cases", "near_cases"]
    for query in query_files.run_order():
        for made_of in query.inputs:
            if group_of(query.name) == "cases" and query_files.load_all()[made_of].folder == "timeline" and group_of(made_of) == "cases":
                assert levels.index(replaced_of(made_of)) <= levels.index(replaced_of(query.name)), (query.name, made_of)


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("case_subjects", "touched_cases"),  # only counted
        ("clock_holders", "moving_cases"),
        ("problem_cases", "moving_cases"),  # problem_burdens reads it
        ("clock_limits", "near_cases"),  # clock_verdicts, case_tallies
        ("agent_changes", "moving_cases"),
    ],
)
def test_derived_are_the_cases_that_are_written_or_that_a_reader_looks_at(name, whose):
    assert derived_of(name) == whose


def test_of_loaded_rows_no_column_is_read_that_no_file_names():
    events = columns_read("events").split(", ")
    assert '"text"' in events
    assert '"attributes"' not in events
    assert columns_read("case_events") == "*"
