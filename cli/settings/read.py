"""Read plaint.toml."""

import hashlib
import tomllib
from pathlib import Path

from ..errors import SettingsError
from .check import Where, build
from .model import Settings, SettingsFile

NAME = "plaint.toml"


def read_settings(path: Path) -> SettingsFile:
    """Read and check the settings at `path`; SettingsError names file, line and key."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such settings file; `plaint init FILES…` writes one") from None
    except OSError as error:
        raise SettingsError(f"{path}: can't be read: {error.strerror}; check its permissions") from None
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path.name}:{line}: is not UTF-8; save the settings as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name}: not valid TOML: {error}") from None
    settings = build(Settings, table, Where(path.name, text))
    return SettingsFile(path, settings, text, hashlib.sha256(data).hexdigest())
