"""Write a night's report: the page, its numbers as JSON, the case lists, pages per team, the e-mail form."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__, query_files
from ..answers import Answers
from ..errors import OutOfMeansError, UsageError
from ..settings import SettingsFile
from ..store import secret_of
from ..terminal import warn
from . import lists
from .environment import make_environment
from .figures import as_json, headlines, numbers
from .language import Language
from .masking import Masking
from .nights import write_index
from .options import ReportOptions
from .results import Results
from .workbook import SHEET_ROWS

if TYPE_CHECKING:
    import duckdb
    from jinja2 import Environment

    from ..gates import GateResults

PAGE_LIMIT = 10_000_000
"""Bytes of a page beyond which the caller is told: mail and old phones choke on more."""


class Report:
    """One report in the making: what it is of, and how it is written."""

    def __init__(self, answers: Answers, settings: SettingsFile, options: ReportOptions, gates: "GateResults | None") -> None:
        """Take the answers of an open database, the settings, the options and the gates' outcome."""
        project = settings.settings.project
        if options.unmask and not settings.settings.report.allow_unmask:
            raise UsageError(f"{settings.path.name}: --unmask is not allowed here; set allow_unmask = true under [report] first")
        self.answers, self.con, self.as_of, self.gates = answers, answers.con, answers.as_of, gates
        self.list_rows = settings.settings.report.list_rows
        self.masking = Masking(secret_of(settings.database), unmask=options.unmask)
        self.language = Language(options.lang or project.language, project.timezone)
        self.results = Results(answers, self.masking)
        self.context = {
            "project": project.name,
            "timezone": project.timezone,
            "as_of": answers.as_of,
            "version": __version__,
            "settings_text": settings.text,
            "settings_name": settings.path.name,
            "settings_digest": settings.digest,
            "masked": not options.unmask,
            "gates": gates,
        }
        self.env: Environment = make_environment(self.language, {**self.results.functions(), "dimension": self.values})

    def values(self, dimension: str) -> list[str]:
        """Values that the cases have in one column, the most frequent first; blanks left out."""
        known = {column.name for column in query_files.load_all()["cases"].columns}
        if dimension not in known:
            raise UsageError(f"there is no page per {dimension}; cases have {', '.join(sorted(known))}")
        sql = f'select "{dimension}" from cases where "{dimension}" is not null group by all order by count(*) desc, 1'
        return [str(row[0]) for row in self.con.execute(sql).fetchall()]

    def render(self, page: str, **more: Any) -> str:  # noqa: ANN401  whatever the page shows
        """The page template `page` filled in."""
        self.results.asked.clear()
        return self.env.get_template(page).render(**self.context, **more)


def write_report(  # noqa: PLR0913  what a report is made of, named by the caller
    con: "duckdb.DuckDBPyConnection", settings: SettingsFile, as_of: datetime, reports: Path, *,
    options: ReportOptions | None = None, gates: "GateResults | None" = None, answers: Answers | None = None,
) -> Path:  # fmt: skip
    """Write the report of `as_of` (naive UTC) into its night's folder under `reports`; gives the path of report.html.

    Every file is written beside its place and renamed, the page last; then `latest` and the index of nights follow.
    OutOfMeansError where the disk or a permission is in the way.
    """
    options = options or ReportOptions()
    report = Report(answers or Answers(con, as_of), settings, options, gates)
    folder = reports / f"{report.language.local(as_of):%Y-%m-%d}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = lists.write_lists(report, folder)
        pages = write_pages_per(report, folder, options.per) if options.per else []
        per_person = settings.settings.report.coaching_per_person
        put(folder / "coaching.html", report.render("pages/coaching.html", per_person=per_person))
        put_numbers(report, folder)
        path = put(folder / "report.html", report.render("pages/report.html", beside=beside, pages=pages, sheet_rows=SHEET_ROWS))
        warn_of_size(path)
        if options.email:
            from .mail import write_mail

            write_mail(report, folder)
        if options.pdf:
            from .pdf import write_pdf

            write_pdf(path)
        write_index(report.env, report.context, folder, options.keep or settings.settings.report.keep)
    except OSError as error:
        raise OutOfMeansError(
            f"{error.filename or folder}: the report can't be written: {error.strerror}; "
            "the database is complete, make room and run `plaint report`"
        ) from None
    return path


def put_numbers(report: Report, folder: Path) -> None:
    """Write report.json and night.json; a mail and a PDF that were made of other numbers go, so that nobody sends them."""
    told = numbers(report)
    place, text = folder / "report.json", as_json(told)
    if not place.exists() or place.read_bytes() != text.encode():
        for stale in ("summary.eml", "report.pdf"):
            (folder / stale).unlink(missing_ok=True)
    put(place, text)
    put(folder / "night.json", as_json(headlines(told)))


def warn_of_size(path: Path) -> None:
    """Warn when the page is larger than PAGE_LIMIT."""
    size = path.stat().st_size
    if size > PAGE_LIMIT:
        warn(f"{path.name} has {size / 1e6:.1f} MB, more than {PAGE_LIMIT / 1e6:g} MB; mail and phones may refuse it")


def write_pages_per(report: Report, folder: Path, dimension: str) -> list[dict[str, str]]:
    """One page a value of `dimension`, all measures that know it cut to it; gives name and place of each."""
    made = []
    for place, value in enumerate(report.values(dimension), start=1):
        report.results.narrow = {dimension: value}
        name = f"{dimension}-{place:03d}.html"
        shown = report.masking.text(dimension, value)
        put(folder / name, report.render("pages/part.html", dimension=dimension, value=shown))
        made.append({"name": shown, "file": name})
    report.results.narrow = {}
    for old in {path.name for path in folder.glob(f"{dimension}-[0-9][0-9][0-9].html")} - {one["file"] for one in made}:
        (folder / old).unlink()
    return made


def put(path: Path, text: str) -> Path:
    """Write `text` beside `path`, then rename it into place; gives the path."""
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return part.replace(path)
