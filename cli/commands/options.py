"""Options that several commands share, so that they read the same everywhere."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from ..errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])


class NewFile(click.Path):
    """A file that is to be written, in a folder that is there."""

    def __init__(self) -> None:
        """Nothing to take."""
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401  as Click has it
        """The path; a usage error where its folder is not there."""
        path = Path(str(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            self.fail(f"there is no folder {str(path.parent)!r}; make it first", param, ctx)
        return path


settings_option = click.option(
    "-s",
    "--settings",
    "settings_path",
    type=click.Path(path_type=Path),
    default=Path("plaint.toml"),
    show_default=True,
    help="The project's settings.",
)
wait_option = click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=30.0,
    show_default=True,
    help="Seconds to wait for another run to end.",
)
as_of_option = click.option(
    "--as-of", metavar="TIME", help="Judge everything as of this ISO time (naive = project time zone). Default: now."
)


as_of_or_last_option = click.option(
    "--as-of",
    metavar="TIME",
    help="Judge everything as of this ISO time (naive = project time zone). Default: the last analysis; before the first, now.",
)


def parse_as_of(text: str | None, zone: str | None) -> datetime | None:
    """An ISO time as a naive UTC instant; None stays None. UsageError where it is no time."""
    if text is None:
        return None
    try:
        told = datetime.fromisoformat(text)
        if told.tzinfo is None:
            told = told.replace(tzinfo=ZoneInfo(zone or "UTC"))
        return told.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise UsageError(f"--as-of {text}: is no ISO time; write 2026-01-31, 2026-01-31T18:00 or 2026-01-31T18:00+01:00") from None
