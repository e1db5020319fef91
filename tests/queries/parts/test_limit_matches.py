"""The first rule whose conditions all hold decides."""

import pytest

RULES = """
[[limits]]
name = "cards by mail"
when = { product = "card*", channel = ["mail", "e-mail"] }
resolution = "1h"
[[limits]]
name = "lab"
when = { team = "* 2nd", issue = "fees_%" }
resolution = "2h"
[[limits]]
name = "test only"
when = { source = "test", tier = "gold" }
resolution = "3h"
[[limits]]
name = "all others"
resolution = "4h"
"""


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"product": "Card loss", "channel": "E-Mail"}, "cards by mail"),
        ({"product": "Card loss", "channel": "phone"}, "all others"),
        ({"product": "card", "channel": "mail", "customer_tier": "gold"}, "cards by mail"),
        ({"customer_tier": "Gold"}, "test only"),
        ({"customer_tier": "Gold", "source": "two"}, "all others"),
        ({"team": "Lab 2nd", "issue": "Fees_%"}, "lab"),
        ({"team": "Lab 2nd", "issue": "fees too"}, "all others"),
        ({}, "all others"),
    ],
)
def test_all_fields_must_match_and_one_word_of_each(log, fields, rule):
    sources = '[[sources]]\nname = "test"\npreset = "boston311"\n'
    log.policy(sources + RULES).complaint("c1", "2026-06-01 09:00", closed_at="2026-06-01 09:10", **fields)
    assert log.derive(only=["clock_verdicts"]).row("clock_verdicts", "clock = 'resolution'")["rule"] == rule


def test_the_team_is_that_at_the_start_of_the_clock(log):
    log.policy('[[limits]]\nname = "lab"\nwhen = { team = "Lab" }\nresolution = "1h"\n[[limits]]\nname = "rest"\nresolution = "9h"')
    log.complaint("c1", "2026-06-01 09:00", team="Lab", closed_at="2026-06-05 09:00")
    log.event("c1", "2026-06-01 09:00", "assigned", team="Desk").event("c1", "2026-06-01 10:00", "assigned", team="Lab")
    assert log.derive(only=["clock_verdicts"]).row("clock_verdicts", "clock = 'resolution'")["rule"] == "rest"


def test_where_no_rule_matches_there_is_no_limit(log):
    log.policy('[[limits]]\nwhen = { tier = "gold" }\nresolution = "1h"').complaint("c1", "2026-06-01", closed_at="2026-06-02")
    row = log.derive(only=["clock_verdicts"]).row("clock_verdicts", "clock = 'resolution'")
    assert (row["verdict"], row["working_seconds"]) == ("not_applicable", 86400)
