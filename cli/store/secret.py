"""A secret of the store: what pseudonyms are made with, so that nobody who reads a report can make them anew."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ..errors import OutOfMeansError
from .files import Layout

_BYTES = 32


def secret_of(database: Path) -> bytes:
    """The secret of the store of `database`, made when it is first asked for; only its owner can read it.

    OutOfMeansError where it can neither be read nor made: without it the pseudonyms of two nights would differ.
    """
    path = Layout(database).folder / "secret"
    try:
        if not path.exists():
            _make(path)
        kept = bytes.fromhex(path.read_text(encoding="ascii"))
    except OSError as error:
        raise OutOfMeansError(f"{path}: the secret that pseudonyms are made with can't be used: {error.strerror}") from None
    except ValueError:
        raise OutOfMeansError(f"{path}: this is no secret of ours; remove it and a new one is made (pseudonyms change)") from None
    if len(kept) != _BYTES:
        raise OutOfMeansError(f"{path}: this secret was cut off; remove it and a new one is made (pseudonyms change)")
    return kept


def _make(path: Path) -> None:
    """Written whole beside its place; of two runs at once the first one's counts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"secret-{secrets.token_hex(8)}.tmp")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        part.unlink(missing_ok=True)
