"""Every relative link and anchor of the README and the docs leads somewhere; the Chinese README has the English one's commands."""

import re

import pytest

from ..conftest import ROOT

pytestmark = pytest.mark.checkout
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def anchors(text):
    """The anchors that GitHub makes of the headings: lower case, no punctuation but - and _, spaces as -; the second of a name gets -1."""
    found = {}
    for heading in re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE):
        bare = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).strip().replace(" ", "-")
        found[bare] = found.get(bare, 0) + 1
    return {name if not again else f"{name}-{again}" for name, times in found.items() for again in range(times)}


def test_there_are_pages_to_look_at():
    assert {"README.md", "README.zh.md", "CONTRIBUTING.md", "tutorial.md", "measures.md", "presets.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(page):
    broken = []
    for link in _LINK.finditer(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        to = link["to"]
        if re.match(r"[a-z]+:", to):
            continue
        name, _, anchor = to.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(to)
    assert not broken


def test_anchors_are_those_of_the_headings():
    assert anchors("# A `b_c`: d\n## [[limits]]\n```\n# no\n```\n## A\n## A\n") == {"a-b_c-d", "limits", "a", "a-1"}


def test_every_page_of_the_docs_is_in_the_index():
    listed = set(_LINK.findall((ROOT / "docs" / "README.md").read_text(encoding="utf-8")))
    missing = {page.name for page in (ROOT / "docs").glob("*.md")} - listed - {"README.md"}
    assert not missing


def test_the_chinese_readme_has_the_code_of_the_english_one():
    blocks = [_FENCE.findall((ROOT / name).read_text(encoding="utf-8")) for name in ("README.md", "README.zh.md")]
    assert blocks[0]
    bare = [[re.sub(r"\s*#.*$", "", block, flags=re.MULTILINE) for block in texts] for texts in blocks]  # comments are translated
    assert bare[0] == bare[1]
