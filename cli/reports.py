"""A night's report: the published database, its gates, one folder of pages."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from . import gates
from .answers import kept_answers
from .errors import BusyError, OutOfMeansError
from .report import ReportOptions, put, sweep, write_report
from .settings import SettingsFile
from .store import analyzed_as_of, facts_of, held, open_database

__all__ = ["alone_in", "put", "write_night"]


@contextmanager
def alone_in(reports: Path, command: str, wait: float) -> Iterator[None]:
    """Keep others out of the folder of reports while the block runs, and remove what a run that died left there.

    OutOfMeansError where the folder can't be written: better before the night than after it.
    """
    with ExitStack() as stack:
        try:
            reports.mkdir(parents=True, exist_ok=True)
            stack.enter_context(held(reports / ".lock", command, wait))
            sweep(reports)
        except OSError as error:
            raise OutOfMeansError(
                f"{error.filename or reports}: the folder of reports can't be used: {error.strerror}; "
                "set [project] reports to one that you may write"
            ) from None
        yield


def write_night(settings: SettingsFile, as_of: datetime, **asked: Any) -> Path:  # noqa: ANN401  the fields of ReportOptions
    """Write the report of the analysis as of `as_of` with these ReportOptions; gives the path of its page. Call it `alone_in` the folder.

    BusyError where another run judged the database by another instant meanwhile: the report would mix two nights.
    """
    options = ReportOptions(**asked)
    with open_database(settings.database, memory_limit=settings.settings.project.memory_limit) as con:
        if analyzed_as_of(facts_of(con)) != as_of:
            raise BusyError(f"{settings.database.name}: another run analyzed it as of another time meanwhile; report again")
        answers = kept_answers(con, settings.database, as_of)
        results = gates.judge_all(con, settings, as_of, answers)
        return write_report(con, settings, as_of, settings.reports, options=options, gates=results, answers=answers)
