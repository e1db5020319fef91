"""How the report writes numbers."""

import pytest
from plaint.report.language import Language


@pytest.mark.parametrize(
    ("share", "digits", "written"),
    [
        (0, 1, "0.0"), (0.0004, 1, "<0.1"), (0.0005, 1, "0.1"), (0.5, 1, "50.0"), (0.9994, 1, "99.9"), (0.9997, 1, ">99.9"), (1, 1, "100.0"),
        (0.004, 0, "<1"), (0.997, 0, ">99"), (1, 0, "100"), (-0.02, 1, "−2.0"), (1.0004, 1, "100.0"),
    ],
)  # fmt: skip
def test_a_share_that_is_not_quite_nothing_or_all_is_not_written_as_if_it_were(share, digits, written):
    assert Language("en", None).percent(share, digits) == f"{written}\u202f%"
    assert Language("zh", None).percent(share, digits) == f"{written}%"


def test_a_share_that_is_not_known_is_a_dash():
    assert Language("en", None).percent(None) == "–"
