"""The page in a real browser: silent, accessible, unharmed by hostile texts, right when filtered, whole when printed."""

import json
import os
import random
import shutil
from pathlib import Path

import pytest

sync_playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").sync_playwright
CHROMIUM = os.environ.get("PLAINT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
A4_WIDTH = 703  # CSS pixels between the margins of the print style
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium: set PLAINT_CHROMIUM to where it lies"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
BUILT = {}


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def report(request, tmp_path_factory):
    """Folders of the story's report in both languages, made once."""
    if not BUILT:
        story, write = request.getfixturevalue("story"), request.getfixturevalue("write")
        for language in ("en", "zh"):
            BUILT[language] = tmp_path_factory.mktemp("night") / language
            shutil.copytree(write(story, lang=language, per="team"), BUILT[language])
    return BUILT


class Visit:
    """A page that is open, and what it said and asked for."""

    def __init__(self, browser, path, **how):
        self.context = browser.new_context(**how)
        self.page = self.context.new_page()
        self.asked, self.said = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.page.goto(Path(path).resolve().as_uri())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


def test_the_page_asks_for_nothing_and_says_nothing(browser, report):
    with Visit(browser, report["en"] / "report.html") as visit:
        visit.page.select_option("select[name=product]", index=1)
        visit.page.locator("thead button").first.click()
        assert visit.asked == [(report["en"] / "report.html").resolve().as_uri()]
        assert visit.said == []


ALIKE = """() => {
  const known = new Set();
  const shape = (one) => one.outerHTML.replace(/>[^<]*</g, '><').replace(/(data-[a-z]+|id|href|title|aria-[a-z]+|for|datetime|[xy]|width|points|d)="[^"]*"/g, '');
  for (const one of document.querySelectorAll('tbody tr, svg rect, svg text, svg path, article.case, ol.events li')) {
    const built = one.closest('section')?.id + shape(one);
    if (known.has(built)) one.remove(); else known.add(built);
  }
}"""  # what is built alike is judged once a section: axe takes minutes for thousands of rows


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1280), ("en", "dark", 390), ("zh", "light", 390), ("zh", "dark", 1280)],
)
def test_axe_finds_no_violation_of_wcag_2_2_aa(browser, report, language, scheme, width):
    axe = os.environ.get("PLAINT_AXE", "")
    if not Path(axe).is_file():
        pytest.skip("set PLAINT_AXE to axe.min.js of the npm package axe-core")
    how = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "bypass_csp": True}
    with Visit(browser, report[language] / "report.html", **how) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        visit.page.evaluate(ALIKE)
        visit.page.add_script_tag(path=axe)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
        how = {"runOnly": tags, "resultTypes": ["violations"], "elementRef": False}
        found = visit.page.evaluate("(how) => axe.run(document, how)", how)
        assert [(one["id"], one["nodes"][0]["html"][:200], len(one["nodes"])) for one in found["violations"]] == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_everything(browser, report):
    reach = """() => {
      const all = Array.from(document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]'))
        .filter((one) => one.checkVisibility({visibilityProperty: true}));
      return all.length;
    }"""
    seen = "() => { const one = document.activeElement; if (!one.dataset.seen) { one.dataset.seen = '1'; } }"
    with Visit(browser, report["en"] / "report.html") as visit:
        for _ in range(visit.page.evaluate(reach) + 5):
            visit.page.keyboard.press("Tab")
            visit.page.evaluate(seen)
        missed = visit.page.evaluate(
            """() => Array.from(document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]'))
            .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.dataset.seen).map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert missed == []


def test_without_scripts_the_numbers_are_there_and_no_dead_control_is(browser, report):
    with Visit(browser, report["en"] / "report.html", java_script_enabled=False) as visit:
        assert visit.page.locator("#sla table").first.is_visible()
        assert not visit.page.locator("#choice").is_visible()
        assert visit.page.locator("noscript").first.text_content()


SQL = """
select count(*) as cases, count(*) filter (where is_open) as open,
    sum(late) as late, sum(met) as met
from (
    select cases.*, coalesce(clocks.late, 0) as late, coalesce(clocks.met, 0) as met from cases
    left join (
        select source, complaint_id, count(*) filter (where verdict = 'breached') as late,
            count(*) filter (where verdict = 'met') as met
        from clock_verdicts where clock = 'first_contact' group by source, complaint_id
    ) as clocks on cases.source = clocks.source and cases.complaint_id = clocks.complaint_id
)
where ($product = 'all' or product = $product) and ($channel = 'all' or channel = $channel)
    and ($severity = 'all' or replace(severity, '_', ' ') = $severity) and ($team = 'all' or team = $team)
    and strftime(to_local(received_at, 'Europe/Berlin'), '%Y-%m') between $first and $last
"""


def test_the_filter_gives_what_sql_gives_for_ten_random_choices(browser, story, write):
    rng = random.Random(7)
    months = [f"{2025 + place // 12}-{place % 12 + 1:02}" for place in range(6, 18)]
    with Visit(browser, write(story) / "report.html") as visit:
        for _ in range(10):
            choice = {}
            for name in ("team", "product", "severity", "channel"):
                options = visit.page.locator(f"select[name={name}] option").all_text_contents()
                choice[name] = rng.choice([*options, "all", "all"])
                visit.page.select_option(f"select[name={name}]", label=choice[name])
            first, last = sorted(rng.sample(months, 2))
            visit.page.select_option("select[name=from]", label=first)
            visit.page.select_option("select[name=to]", label=last)
            cases, is_open, late, met = story.con.execute(SQL, {**choice, "first": first, "last": last}).fetchall()[0]
            shown = {key: visit.page.locator(f"[data-sum={key}]").text_content() for key in ("cases", "open", "contact")}
            judged = (late or 0) + (met or 0)
            share = f"{100 * late / judged:.1f}\u202f%" if judged else "–"
            assert shown == {"cases": str(cases), "open": str(is_open), "contact": share}
            table = visit.page.locator("table[data-by=product] tbody td:nth-child(2)").all_text_contents()
            assert sum(int(one) for one in table) == cases


def test_a_number_leads_to_its_cases(browser, report):
    with Visit(browser, report["en"] / "report.html") as visit:
        link = visit.page.locator("a[data-list=sla_cases]").first
        clock = json.loads(link.get_attribute("data-where"))["clock"]
        link.click()
        assert visit.page.locator("#sla_cases").is_visible()
        rows = visit.page.locator("#sla_cases tbody tr:visible td:nth-child(2)")
        assert {one.replace(" ", "_") for one in rows.all_text_contents()} == {clock}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_print_cuts_no_table_and_gives_a_pdf(browser, report, language, tmp_path):
    how = {"viewport": {"width": A4_WIDTH, "height": 1000}}
    with Visit(browser, report[language] / "report.html", **how) as visit:
        visit.page.emulate_media(media="print")
        wide = visit.page.evaluate(
            """(width) => Array.from(document.querySelectorAll('table, figure svg'))
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1)
            .map((one) => (one.caption || one.parentNode).textContent.trim().slice(0, 60) + Math.round(one.getBoundingClientRect().right))""",
            A4_WIDTH,
        )
        assert wide == []
        visit.page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True, tagged=True)
        assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_hundred_hostile_texts_in_every_field_do_nothing(browser, log, judge, write, hostile_project, payloads):
    assert len(payloads) >= 100
    texts = ("customer_id", "channel", "product", "issue", "severity", "status", "description", "team", "owner")
    for place, payload in enumerate(payloads):
        fields = dict.fromkeys(texts, payload)
        case = f"{place:03} {payload}"
        log.complaint(case, "2026-06-01T08:00", source=payload, **fields)
        log.event(case, "2026-06-02T08:00", "contact", source=payload, actor=payload, team=payload, text=payload, direction="out")
        log.event(case, "2026-06-03T08:00", "assigned", source=payload, team=f"other {payload}")
    log.add("imports", {"import_id": "1", "file": payloads[0], "path": payloads[0], "preset": payloads[0]})
    folder = write(judge(log, hostile_project), hostile_project, per="team")
    for page in [folder / "report.html", *sorted(folder.glob("team-*.html"))[:3], hostile_project.reports / "index.html"]:
        with Visit(browser, page) as visit:
            visit.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            if page.name == "report.html":
                visit.page.select_option("select[name=product]", index=2)
                visit.page.locator("thead button").first.click()
            visit.page.mouse.move(400, 400)
            assert visit.page.evaluate("window.hit === undefined")
            assert (visit.said, visit.asked) == ([], [page.resolve().as_uri()])


def test_the_hostile_texts_do_harm_where_they_are_not_escaped(browser, payloads, tmp_path):
    naive = tmp_path / "naive.html"
    naive.write_text("<!doctype html><body>" + payloads[0], encoding="utf-8")
    with Visit(browser, naive) as visit:
        visit.page.wait_for_function("window.hit === 1")
