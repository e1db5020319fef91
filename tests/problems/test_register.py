"""The register of problems: in the database, as text, and from the command line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plaint.errors import UsageError
from plaint.problems import Problem, change, find, from_text, listing, register, to_text
from plaint.problems.register import judge_anew, replace_all

BILL = Problem("BILL-7", "Bills come twice", owner="Kim", product="phone", opened_on=date(2026, 1, 5))


def test_a_registered_problem_is_found_again(log):
    register(log.con, BILL)
    assert find(log.con, "BILL-7") == BILL
    assert listing(log.con) == [BILL]


def test_an_id_is_given_once(log):
    register(log.con, BILL)
    with pytest.raises(UsageError, match="registered already"):
        register(log.con, BILL)


def test_an_unknown_id_names_the_nearest(log):
    register(log.con, BILL)
    with pytest.raises(UsageError, match="did you mean BILL-7"):
        find(log.con, "BILL-8")


def test_a_stage_that_does_not_exist_is_refused_with_the_nearest(log):
    register(log.con, BILL)
    with pytest.raises(UsageError, match="did you mean analysed"):
        change(log.con, "BILL-7", stage="analyzed")
    assert find(log.con, "BILL-7").stage == "identified"


def test_a_problem_goes_through_its_stages_to_its_fix(log):
    register(log.con, BILL)
    change(log.con, "BILL-7", stage="chosen")
    change(log.con, "BILL-7", stage="tried", fixed_on=date(2026, 2, 1))
    assert find(log.con, "BILL-7").fixed_on == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("problem", "why"),
    [
        (Problem("a b", "t", product="p"), "an id is"),
        (Problem("A", " ", product="p"), "the title is empty"),
        (Problem("A", "t"), "names no product"),
        (Problem("A", "t", product="p", opened_on=date(2026, 2, 1), fixed_on=date(2026, 1, 1)), "before it was opened"),
    ],
)
def test_a_problem_that_makes_no_sense_is_refused(log, problem, why):
    with pytest.raises(UsageError, match=why):
        register(log.con, problem)


def test_a_fix_is_judged_as_soon_as_it_is_recorded(recurring_log):
    recurring_log.weekly("2025-01-06", phone=[10] * 30 + [5] * 10).derive(only=["problem_states", "fix_effects"])
    register(recurring_log.con, BILL)
    change(recurring_log.con, "BILL-7", opened_on=date(2025, 7, 1), fixed_on=date(2025, 8, 3))
    judge_anew(recurring_log.con, recurring_log.as_of)
    assert recurring_log.row("problem_effects")["verdict"] == "worked"


def test_the_text_of_the_register_reads_back_as_it_was():
    other = Problem("A-1", '说"不"\n\x7f\\', issue="噪音", fixed_on=date(2026, 2, 1), note="'''")
    assert from_text(to_text([BILL, other]), "problems.toml") == [other, BILL]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.builds(Problem, problem_id=TEXTS, title=TEXTS, owner=TEXTS, note=TEXTS), unique_by=lambda one: one.problem_id))
def test_any_register_survives_its_text(problems):
    read = {one.problem_id: one for one in from_text(to_text([one for one in problems if one.problem_id and one.title]), "x")}
    assert read == {one.problem_id: one for one in problems if one.problem_id and one.title}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[problem]", "is no TOML"),
        ("[problem]\n", "only .*problem.* tables"),
        ("x = 1\n", "only .*problem.* tables"),
        ('[[problem]]\nproblem_id = "A"\n', "title is missing"),
        ('[[problem]]\nproblem_id = "A"\nnam = "x"\n', "unknown key nam"),
        ('[[problem]]\nproblem_id = "A"\ntitle = 3\n', "title must be a text"),
        ('[[problem]]\nproblem_id = "A"\ntitle = "t"\nfixed_on = "2026-01-01"\n', "fixed_on must be a date"),
    ],
)
def test_a_register_file_that_is_wrong_is_refused_with_the_place(text, why):
    with pytest.raises(UsageError, match=f"problems.toml: .*{why}"):
        from_text(text, "problems.toml")


def test_an_import_makes_the_register_hold_exactly_the_file_s_problems(log):
    register(log.con, BILL)
    other = Problem("A-1", "Calls drop", product="line")
    replace_all(log.con, [other])
    assert listing(log.con) == [other]
    with pytest.raises(UsageError, match="comes twice"):
        replace_all(log.con, [BILL, BILL])
    assert listing(log.con) == [other]
