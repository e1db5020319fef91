"""The one Jinja environment of all pages: everything escaped, every missing name an error, texts translated."""

import base64
import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from .language import PACKAGE, Language

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from markupsafe import Markup

SUFFIXES = {"style": ".css", "script": ".js"}
"""Assets by their folder."""
FILTERS = (
    "term", "word", "sentence", "evidence", "label", "number", "percent", "duration", "day", "instant", "instant_day", "cell",
)  # fmt: skip
"""Methods of a language that templates call as filters."""


def make_environment(language: Language, functions: Mapping[str, Any]) -> "Environment":
    """An environment whose templates may call `functions` and write in `language`."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    env = Environment(
        loader=PackageLoader(PACKAGE, ""),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=kept_bytecode(),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    env.install_gettext_translations(language.catalogue, newstyle=True)  # type: ignore[attr-defined]
    for name in FILTERS:
        env.filters[name] = _asked_each_time(getattr(language, name))
    env.globals |= {"language": language.code, "asset": asset, "asset_hash": asset_hash, **functions}
    numbers: Iterator[int] = count(1)
    env.globals["next_id"] = lambda: f"x{next(numbers)}"
    return env


def _asked_each_time(in_language: Callable[..., str]) -> Callable[..., str]:
    """The filter, never asked while a template is compiled: the word it gives would be kept for pages of every language."""
    from jinja2 import pass_context

    @pass_context
    def asked(_context: object, *given: Any, **named: Any) -> str:  # noqa: ANN401  whatever the filter takes
        return in_language(*given, **named)

    return asked


def kept_bytecode(folder: Path = Path(__file__).parent / "__pycache__") -> "BytecodeCache":
    """Compiled templates where Python keeps our compiled modules, and only where it does: making them is a third of a page's time."""
    import jinja2
    from jinja2.bccache import Bucket, BytecodeCache

    class Beside(BytecodeCache):
        """A template that changed has another checksum, another version of ours or of Jinja another name."""

        def load_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError), self._path(bucket).open("rb") as file:
                bucket.load_bytecode(file)

        def dump_bytecode(self, bucket: Bucket) -> None:
            part = self._path(bucket).with_suffix(f".{os.getpid()}.pyc")
            if not sys.dont_write_bytecode:
                with suppress(OSError):
                    part.write_bytes(bucket.bytecode_to_string())
                    part.replace(self._path(bucket))

        def _path(self, bucket: Bucket) -> Path:
            return folder / f"page-{bucket.key}-{__version__}-{jinja2.__version__}.pyc"

    return Beside()


@cache
def asset(name: str) -> "Markup":
    """`style` or `script`: our own files in the order of that folder's parts.txt, the only text that goes into a page unescaped.

    The script's parts share one scope of their own.
    """
    from markupsafe import Markup

    folder = files(PACKAGE).joinpath(name)
    parts = [folder.joinpath(f"{part}{SUFFIXES[name]}") for part in folder.joinpath("parts.txt").read_text(encoding="utf-8").split()]
    joined = "".join(part.read_text(encoding="utf-8") for part in parts)
    return Markup(f'"use strict";\n{{\n{joined}}}\n' if name == "script" else joined)  # noqa: S704  the package's own files


@cache
def asset_hash(name: str) -> str:
    """The source expression of a content security policy that lets this asset through, and no other."""
    digest = hashlib.sha256(asset(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
