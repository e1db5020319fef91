"""Personal data planted in every text that a log can hold comes out in no form: page, numbers, lists, mail, index, terminal."""

import base64
import io
import re
import shutil
import subprocess
import zipfile
import zlib
from email import message_from_bytes
from email.policy import default
from html import unescape

import pytest
from plaint import app, engine, query_files
from plaint.report.pdf import find_chromium, write_pdf
from plaint.report.private import without_personal_data
from plaint.tables_out import csv_text

NUMBERS = (
    "13812345678",
    "138 1234 5679",
    "+44 20 7946 0958",
    "11010519491231002X",
    "4111111111111111",
    "4111 1111 1111 1111",
    "j.doe@example.org",
)
NAMES = ("Wanda Seedling", "欧阳种子", "K-SECRET-77")
SEEDS = NUMBERS + NAMES
SAID = f"Call {NUMBERS[0]} or {NUMBERS[1]}, UK phone {NUMBERS[2]}; id {NUMBERS[3]}, card {NUMBERS[4]} or {NUMBERS[5]}, write {NUMBERS[6]}."
WORDS = f"{NAMES[0]} (客户{NAMES[1]}, {NAMES[2]}) is angry and wants the money back. {SAID}"
BUILT = []
TEXTS = ("description", "resolution", "root_cause", "corrective_action", "compensation_decision")


@pytest.fixture
def planted(log, judge):
    """Six cases whose every text holds the seeds, and what hangs on them; judged."""
    held = f'{{"customer name": "{NAMES[0]}", "联系人姓名": "{NAMES[1]}", "note": "{SAID}"}}'
    for day in range(1, 7):
        case, said = f"C{day}", dict.fromkeys(TEXTS, WORDS)
        log.complaint(
            case, f"2026-06-{day:02}T08:00", customer_id=NAMES[2], product=f"Boiler {NUMBERS[0]}", issue=NUMBERS[6], channel=NUMBERS[1],
            status=f"waits for {NUMBERS[2]}", customer_tier=NUMBERS[3], attributes=held, owner="Otto", team=f"Desk {NUMBERS[0]}", **said,
        )  # fmt: skip
        for step, (kind, direction) in enumerate([("received", "in"), ("contact", "out"), ("note", "internal"), ("promised", "out")]):
            team = ("Front desk", "Workshop")[step % 2]
            log.event(case, f"2026-06-{day:02}T1{step}:00", kind, text=WORDS, actor="Otto", team=team, direction=direction, is_public=True)
        log.add("calls", {
            "source": "log", "call_id": f"Q{day}", "customer_id": NAMES[2], "complaint_id": case, "queue": NUMBERS[0], "text": WORDS,
            "agent": "Otto", "direction": "in", "started_at": f"2026-06-{day:02}T07:55", "ended_at": f"2026-06-{day:02}T08:05",
        })  # fmt: skip
    log.add("problems", {"problem_id": "p1", "product": f"Boiler {NUMBERS[0]}", "title": SAID, "owner": "Otto", "note": SAID})
    log.add(
        "quarantine", {"import_id": "1", "source": "log", "file": "a.csv", "line": 3, "reason": "not_a_time", "value": SAID, "raw": SAID}
    )
    log.add("unmapped_words", {"source": "log", "field": "status", "word": SAID, "seen": 2})
    return judge(log)


def inside(text):
    """The text, what it escapes, and what it holds in base64: pictures, and packed columns (deflated)."""
    yield text
    yield unescape(text)
    for block in re.findall(r'(?:base64,|"data": ?")([A-Za-z0-9+/=]{16,})', text):
        held = base64.b64decode(block)
        yield held.decode("utf-8", "replace")
        try:
            yield zlib.decompress(held).decode("utf-8", "replace")
        except zlib.error:
            continue


def unpacked(path):
    """Every text that lies in a file, by a name that says where."""
    data = path.read_bytes()
    if path.suffix == ".xlsx":
        book = zipfile.ZipFile(io.BytesIO(data))
        return {f"{path.name} {name}": book.read(name).decode("utf-8", "replace") for name in book.namelist()}
    if path.suffix == ".eml":
        message = message_from_bytes(data, policy=default)
        parts = [(part.get_content_type(), part.get_content()) for part in message.walk() if not part.is_multipart()]
        told = {f"{path.name} {kind}": one if isinstance(one, str) else one.decode("utf-8", "replace") for kind, one in parts}
        return {**told, f"{path.name} heads": str(message.items())}
    return {path.name: data.decode("utf-8")}


def shown(told):
    """Which seed stands where."""
    return sorted({(name, seed) for name, text in told.items() for one in inside(text) for seed in SEEDS if seed in one})


@pytest.fixture
def nights(request, tmp_path_factory):
    """The folder of reports of the planted log with every form of a night but the PDF, made once."""
    if not BUILT:
        planted, write = request.getfixturevalue("planted"), request.getfixturevalue("write")
        folder = write(planted, email=True, per="team")
        BUILT.append(tmp_path_factory.mktemp("planted") / "reports")
        shutil.copytree(folder.parent, BUILT[0], symlinks=True)
    return BUILT[0]


def test_no_seed_is_in_any_file_of_a_night(nights):
    files = [path for path in nights.rglob("*") if path.is_file() and not any(one.is_symlink() for one in path.parents)]
    told = {key: text for path in files for key, text in unpacked(path).items()}
    assert {
        "report.html", "report.json", "night.json", "index.html", "coaching.html", "team-001.html", "sla_cases.csv", "compliance_cases.csv",
        "cases.xlsx xl/worksheets/sheet1.xml", "summary.eml text/plain", "summary.eml text/html", "summary.eml heads",
    } <= set(told)  # fmt: skip
    assert shown(told) == []
    assert "customer " in told["report.html"]
    assert "***" in told["report.html"]


@pytest.mark.browser
@pytest.mark.skipif(not find_chromium(), reason="no Chromium: set PLAINT_CHROMIUM to where it lies")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext (Debian's package poppler-utils): nothing can read the PDF")
def test_no_seed_is_in_the_printed_page(nights, tmp_path):
    page = tmp_path / "report.html"
    page.write_text((nights / "latest" / "report.html").read_text(encoding="utf-8").replace("<details", "<details open"), encoding="utf-8")
    told = subprocess.run(["pdftotext", write_pdf(page), "-"], capture_output=True, check=True).stdout.decode()
    assert "Boiler" in told
    assert "***" in told
    assert shown({"report.pdf": told, "in one line": "".join(told.split("\n"))}) == []


def test_no_seed_but_a_customer_s_identity_is_in_what_query_prints_of_any_measure(planted):
    raw, masked = {}, {}
    for query in query_files.of_folder("measures"):
        if query.name == "case_names":  # is what texts are masked by, and of no other use
            continue
        rows = engine.measure(planted.con, query.name, planted.as_of)
        raw[query.name] = csv_text(rows)
        masked[query.name] = csv_text(without_personal_data(planted.con, rows, planted.as_of))
    assert {seed for _, seed in shown(raw)} == set(SEEDS)  # the seeds do reach the measures
    assert {(name, seed) for name, seed in shown(masked) if seed != NAMES[2]} == set()
    columns = {name for name, seed in shown(masked) if seed == NAMES[2]}
    assert columns <= {query.name for query in query_files.of_folder("measures") if "customer_id" in {one.name for one in query.columns}}


def test_query_masks_texts_and_a_customer_whose_identity_is_a_phone_unless_told_otherwise(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text(
        f"complaint_id,received_at,team,customer_id,issue\n1,2026-06-01 09:00,Desk,{NUMBERS[0]},ring {NUMBERS[0]}\n"
    )
    (tmp_path / "plaint.toml").write_text(
        '[[sources]]\nname = "desk"\nkind = "complaints"\nfiles = ["*.csv"]\ncolumns = { complaint_id = "complaint_id", received_at = "received_at" }\n'
    )
    assert app.run(["-q", "load"]) == app.run(["-q", "analyze"]) == 0
    capsys.readouterr()
    for more, times in (([], 0), (["--format", "json"], 0), (["--unmask"], 2)):
        assert app.run(["query", "case_facts", "--columns", "customer_id,issue", *more]) == 0
        assert capsys.readouterr().out.count(NUMBERS[0]) == times
