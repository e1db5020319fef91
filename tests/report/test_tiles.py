"""The tiles: figures with plain names, and better or worse said only of what is more than chance, in the same way in both languages."""

import re

import pytest

FACTS = """
insert into headline_facts (source, complaint_id, figure, cycle, "at", amount)
select 'crm', 'C' || number, 'handling_score', 1, timestamp '2026-06-30 11:00:00' - to_hours(cast(number * 13 as integer)),
    case when number <= 51 then {now} else {before} end
from generate_series(1, 100) as numbers(number)
"""


def tile(page, figure):
    """The words of a tile, in one line."""
    text = re.search(rf'<li class="tile" data-figure="{figure}".*?</li>', page, re.DOTALL)[0]
    return " ".join(re.sub("<[^>]+>", " ", text).split())


@pytest.mark.parametrize(
    ("now", "before", "lang", "said"),
    [
        ("0.4", "0.9", "en", "against the 28 days before · worse"),
        ("0.9", "0.4", "zh", "较之前 28 天 · 变好"),
        ("0.5 + 0.02 * (number % 5)", "0.5 + 0.02 * (number % 7)", "en", "against the 28 days before · no change beyond chance"),
    ],
)
def test_a_tile_says_worse_or_better_beyond_chance_only_and_nothing_of_what_is_not_drawn(story, write, now, before, lang, said):
    story.con.execute("delete from headline_facts where figure = 'handling_score'").fetchall()
    story.con.execute(FACTS.format(now=now, before=before)).fetchall()
    page = (write(story, lang=lang) / "report.html").read_text(encoding="utf-8")
    assert said in tile(page, "handling_score")
    assert not re.search("worse|better|chance|变|偶然", tile(page, "open_cases"))
    if lang == "en":
        names = re.findall(r'<span class="name">(.*?)</span>', page)
        assert {"Complaints", "Open cases", "First contact too late", "Hand-offs per case", "Handling score"} <= set(names)
