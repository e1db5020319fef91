"""The page in a real browser: silent, accessible, unharmed by hostile texts, right when filtered, whole when printed."""

import json
import os
import random
import shutil
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from plaint.report.language import Language

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
  for (const one of document.querySelectorAll('tbody tr, svg rect, svg text, svg path, article.case, ol.events li, .about dt, .about dd')) {
    const built = one.closest('section')?.id + shape(one);
    if (known.has(built)) one.remove(); else known.add(built);
  }
}"""  # what is built alike is judged once a section: axe takes minutes for thousands of rows


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("en", "light", 1280), ("en", "dark", 390), ("zh", "light", 390), ("zh", "dark", 1280)],
)
def test_axe_finds_no_violation_of_wcag_2_2_aa_whole_and_filtered(browser, report, language, scheme, width):
    axe = os.environ.get("PLAINT_AXE", "")
    if not Path(axe).is_file():
        pytest.skip("set PLAINT_AXE to axe.min.js of the npm package axe-core")
    how = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "bypass_csp": True, "reduced_motion": "reduce"}
    with Visit(browser, report[language] / "report.html", **how) as visit:
        visit.page.wait_for_selector("body.ready")
        visit.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        visit.page.add_script_tag(path=axe)
        for what in ("document", FOLLOWS):
            visit.page.evaluate(ALIKE)
            found = visit.page.evaluate(f"() => axe.run({what}, {json.dumps(HOW)})")
            assert [(one["id"], one["nodes"][0]["html"][:200], len(one["nodes"])) for one in found["violations"]] == []
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
            choose_some(visit.page)


def choose_some(page):
    """Set a team and a period."""
    page.select_option("select[name=team]", index=1)
    page.select_option("select[name=from]", index=3)
    assert page.locator("#strip").is_visible()


HOW = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"], "elementRef": False}
FOLLOWS = (
    "{ include: ['#choose', '.tiles', '#explore', '#strip', '.mark', '[data-follows]'] }"  # what the filter makes, marks and fills anew
)
CONTROLS = "'a[href], button, select, input, summary, [tabindex=\"0\"]'"
WATCH = f"""() => {{
  const stops = window.stops = {{ seen: new Set(), unseen: [], back: [], covered: [], last: null }};
  const name = (one) => one.outerHTML.slice(0, 120);
  const edge = (query, side) => {{ const one = document.querySelector(query); return one?.checkVisibility() ? one.getBoundingClientRect()[side] : null; }};
  addEventListener('focusin', ({{ target }}) => {{
    const style = getComputedStyle(target);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) stops.unseen.push(name(target));
    if (stops.last && !(stops.last.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)) stops.back.push(name(target));
    stops.last = target;
    stops.seen.add(target);
  }});
  addEventListener('focusout', ({{ target }}) => {{
    const box = target.getBoundingClientRect();
    const out = box.bottom <= (target.closest('nav, .skip') ? 0 : edge('nav.top', 'bottom') ?? 0)
      || box.top >= (target.closest('.strip') ? innerHeight : edge('#strip', 'top') ?? innerHeight);
    if (out) stops.covered.push(name(target));
  }});
  window.missed = () => Array.from(document.querySelectorAll({CONTROLS}))
    .filter((one) => one.checkVisibility({{ visibilityProperty: true }}) && !stops.seen.has(one)).map(name);
}}"""
PATH = f"""() => {{
  const folded = Array.from(document.querySelectorAll('details:not([open])'));
  folded.forEach((one) => {{ one.open = true; }});
  const path = Array.from(document.querySelectorAll({CONTROLS})).filter((one) => one.checkVisibility({{ visibilityProperty: true }}))
    .map((one) => one.tagName === 'SUMMARY' && folded.includes(one.parentNode));
  folded.forEach((one) => {{ one.open = false; }});
  return path;
}}"""  # every stop when all is open, in the page's order: whether it is the heading of something folded


@pytest.mark.parametrize("is_filtered", [False, True], ids=["whole", "filtered"])
def test_the_keyboard_reaches_everything_in_order_in_sight_and_opens_what_is_folded(browser, report, is_filtered):
    with Visit(browser, report["en"] / "report.html", reduced_motion="reduce") as visit:
        visit.page.wait_for_selector("body.ready")
        if is_filtered:
            visit.page.focus("select[name=team]")
            visit.page.keyboard.press("ArrowDown")  # the choice is made by the keyboard too
            visit.page.wait_for_selector("body.filtered")
        visit.page.evaluate(ALIKE)
        visit.page.evaluate(WATCH)
        visit.page.focus(".skip")
        keys = visit.context.new_cdp_session(visit.page)
        for is_folded in visit.page.evaluate(PATH)[1:]:
            keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9})
            if is_folded:
                keys.send(
                    "Input.dispatchKeyEvent",
                    {"type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
                )
        assert visit.page.evaluate("missed()") == []
        assert (
            visit.page.evaluate(
                "Array.from(document.querySelectorAll('details:not([open])')).filter((one) => one.checkVisibility()).length"
            )
            == 0
        )
        told = visit.page.evaluate("({ unseen: stops.unseen, back: stops.back, covered: stops.covered })")
        assert told == {"unseen": [], "back": [], "covered": []}
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement === document.body"), "the last stop does not let go"


def test_without_scripts_the_numbers_are_there_and_no_dead_control_is(browser, report):
    with Visit(browser, report["en"] / "report.html", java_script_enabled=False) as visit:
        assert visit.page.locator("#sla table").first.is_visible()
        assert not visit.page.locator("#choice").is_visible()
        assert visit.page.locator("noscript").first.text_content()


TABLES = ("headline_facts", "clock_verdicts", "findings", "case_verdicts", "case_routes", "case_cycles", "cases")
DAYS_28 = timedelta(days=28)


@contextmanager
def chosen_part(log, choice, span):
    """The log's derived tables cut to the cases of a choice, and of a span (after, up to) to what counts in it, for a while."""
    con = log.con
    con.execute("begin").fetchall()
    wanted = " and ".join(f"coalesce({name}, '') = ${name}" for name in choice) or "true"
    con.execute(f"create temp table chosen as select source, complaint_id, received_at from cases where {wanted}", choice).fetchall()
    for table in TABLES:
        con.execute(f"delete from {table} where (source, complaint_id) not in (select (source, complaint_id) from chosen)").fetchall()
    if span:
        for table, at in (("headline_facts", '"at"'), ("clock_verdicts", "started_at")):
            con.execute(f"delete from {table} where not coalesce({at} > $after and {at} <= $up_to, false)", span).fetchall()
        late = "select (source, complaint_id) from chosen where received_at > $after and received_at <= $up_to"
        for table in ("findings", "case_verdicts", "case_routes"):
            con.execute(f"delete from {table} where (source, complaint_id) not in ({late})", span).fetchall()
    yield log.refill("case_verdicts", "compliance_figures", "headline_spans")
    con.execute("rollback").fetchall()


def tiles_by_sql(log, span, write):
    """What the tiles say of the part: the measure itself; in a span that was chosen, plain sums of its facts."""
    if not span:
        shown = {row["figure"]: row for row in log.rows("headlines")}
        figures = {figure: (row["amount"], row["unit"], row["cases"], row["unknown"]) for figure, row in shown.items()}
    else:
        sql = """select figure, case when figure = 'complaints' then count(*) else avg(cast(amount as decimal(18, 9))) end,
            case when figure like '%share' or figure = 'handling_score' then 'share' else 'number' end, count(amount), count(*) - count(amount)
            from headline_facts where figure <> 'median_resolution_seconds' group by figure"""
        figures = {row[0]: row[1:] for row in log.con.execute(sql).fetchall()}
    return {
        figure: (write.percent(amount) if unit == "share" else write.number(amount), f"n {cases} · unknown {unknown}")
        for figure, (amount, unit, cases, unknown) in figures.items()
        if figure not in ("open_cases" if span else "", "median_resolution_seconds") and amount is not None
    }


def tables_by_sql(log, write):
    """What the tables of limits, steps and hand-offs say of the part."""
    told = {
        ("clocks", row["clock"]): [write.percent(row["breach_share"]), str(row["breached"]), str(row["met"])]
        for row in log.rows("sla_by_clock")
    }
    told |= {
        ("checks", row["code"]): [write.percent(row["score"], 0), str(row["failed"]), str(row["passed"])]
        for row in log.rows("compliance_by_check")
    }
    (routes,) = log.rows("handoff_summary")
    return told, {
        name: str(routes[name] or 0) for name in ("cases", "cases_with_handoff", "handoffs", "front_to_back", "bounces", "returns")
    }


def choose(page, rng, as_of):
    """Set every field of the filter at random; gives the choice and the span of time (instants, naive UTC) that stands in the fields."""
    choice = {}
    page.click("#choice button[type=reset]")
    for name in ("team", "product", "severity", "channel"):
        values = page.evaluate("(name) => Array.from(document.querySelector(`select[name=${name}]`).options, (one) => one.value)", name)
        value = rng.choice([*values, "", ""])
        page.select_option(f"select[name={name}]", value=value)
        if value:
            choice[name] = value.removeprefix("=")
    span = None
    if rng.random() < 0.5:
        last, first = sorted(rng.sample(range(14), 2))
        page.select_option("select[name=from]", value=str(first))
        page.select_option("select[name=to]", value=str(last))
        span = {"after": as_of - DAYS_28 * (first + 1), "up_to": as_of - DAYS_28 * last}
    return choice, span


def test_tiles_and_tables_of_ten_random_choices_are_what_sql_gives_for_the_same_part(browser, story, write):
    rng = random.Random(7)
    language = Language("en", "Europe/Berlin")
    with Visit(browser, write(story) / "report.html") as visit:
        visit.page.wait_for_selector("body.ready")
        for _ in range(10):
            choice, span = choose(visit.page, rng, story.as_of)
            shown = visit.page.evaluate(SHOWN)
            with chosen_part(story, choice, span):
                for figure, told in tiles_by_sql(story, span, language).items():
                    assert (figure, *shown["tiles"][figure]) == (figure, *told), (choice, span)
                rows, routes = tables_by_sql(story, language)
                assert {key: shown[key[0]][key[1]] for key in rows if key[1] in shown[key[0]]} == {
                    key: told for key, told in rows.items() if key[1] in shown[key[0]]
                }, (choice, span)
                assert {name: shown["routes"][name] for name in routes} == routes


SHOWN = """() => {
  const text = (one, query) => one.querySelector(query)?.textContent.trim().replace(/,/g, '');
  const rows = (query, facts) => Object.fromEntries(Array.from(document.querySelectorAll(query + ' tr[data-key]'),
    (row) => [row.dataset.key, facts.map((fact) => text(row, `[data-fact=${fact}]`))]));
  return {
    tiles: Object.fromEntries(Array.from(document.querySelectorAll('.tile[data-figure]'), (one) => [one.dataset.figure, [text(one, '.value'), text(one, '.small')]])),
    clocks: rows('#clocks', ['breach_share', 'breached', 'met']), checks: rows('#checks', ['score', 'failed', 'passed']),
    routes: Object.fromEntries(Object.entries(rows('#handoffs', ['amount'])).map(([name, told]) => [name, told[0]])),
  };
}"""


def test_what_cannot_follow_the_filter_says_so_and_all_comes_back(browser, report):
    with Visit(browser, report["en"] / "report.html") as visit:
        visit.page.wait_for_selector("body.ready")
        before = visit.page.evaluate("document.querySelector('main').innerText")
        teams = visit.page.locator("#due_next tbody [data-value]:nth-child(4)").all_text_contents()
        visit.page.select_option("select[name=team]", value=f"={teams[0]}")
        silent = visit.page.evaluate(
            """() => Array.from(document.querySelectorAll('main table, main figure'))
            .filter((one) => !one.dataset.follows && !one.closest('[data-narrow]') && !one.querySelector('caption .mark, figcaption .mark'))
            .map((one) => one.outerHTML.slice(0, 100))"""
        )
        assert silent == []
        assert "not filtered" in visit.page.locator("#verdict-h").text_content()
        assert "not filtered" in visit.page.locator(".tile[data-figure=median_resolution_seconds]").text_content()
        due = visit.page.locator("#due_next tbody tr:visible [data-value]:nth-child(4)").all_text_contents()
        assert due == [team for team in teams if team == teams[0]]
        visit.page.select_option("select[name=channel]", value="=app")
        assert "not filtered by Channel" in visit.page.locator("#due_next caption").text_content()
        visit.page.locator("#strip-reset").click()
        visit.page.wait_for_selector("main .mark", state="detached")
        assert visit.page.evaluate("document.querySelector('main').innerText") == before


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
        fields = {**dict.fromkeys(texts, payload), "severity": payloads[place % 3]}  # a page for each of three values is enough
        case = f"{place:03} {payload}"
        log.complaint(case, "2026-06-01T08:00", source=payload, **fields)
        log.event(case, "2026-06-02T08:00", "contact", source=payload, actor=payload, team=payload, text=payload, direction="out")
        log.event(case, "2026-06-03T08:00", "assigned", source=payload, team=f"other {payload}")
    log.add("imports", {"import_id": "1", "file": payloads[0], "path": payloads[0], "preset": payloads[0]})
    folder = write(judge(log, hostile_project), hostile_project, per="severity")
    for page in [folder / "report.html", *sorted(folder.glob("severity-*.html")), hostile_project.reports / "index.html"]:
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
