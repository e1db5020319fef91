"""Write the first plaint.toml and say what was found."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .errors import UsageError
from .proposal import Proposal, is_complete, propose, refused_or, settings_text


def write_settings(path: Path, files: tuple[Path, ...], language: str, timezone: str, force: bool) -> str:
    """Look at `files`, write `path`, and tell in lines what was recognised. UsageError where it exists and `force` is not given."""
    if path.exists() and not force:
        raise UsageError(f"{path}: is there already; --force writes over it")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {str(path.parent)!r}; make it first")
    _check_zone(timezone)
    proposals = propose(files)
    refused_or(proposals)
    folder = path.parent
    path.write_text(settings_text(proposals, folder, language, timezone), encoding="utf-8")
    lines = [_told(one) for one in proposals]
    lines.append(f"wrote {path}")
    lines.append("next: plaint nightly" if is_complete(proposals) else f"next: answer each QUESTION in {path}, then plaint nightly")
    return "\n".join(lines)


def _check_zone(timezone: str) -> None:
    try:
        if timezone:
            ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(f"--timezone {timezone}: is no time zone; write an IANA name such as Europe/Berlin or Asia/Shanghai") from None


def _told(one: Proposal) -> str:
    files = ", ".join(path.name for path in one.files[:3]) + (f" and {len(one.files) - 3} more" if len(one.files) > 3 else "")  # noqa: PLR2004  what a line can hold
    if one.preset:
        return f"{files}: {one.title} (preset {one.preset})"
    missing = f"; not found: {', '.join(one.missing)}" if one.missing else ""
    return f"{files}: {one.table}, {len(one.columns)} columns recognised by their names{missing}"
