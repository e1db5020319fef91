"""The one Jinja environment of all pages: everything escaped, every missing name an error, texts translated."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any

from .language import PACKAGE, Language

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def make_environment(language: Language, functions: Mapping[str, Any]) -> "Environment":
    """An environment whose templates may call `functions` and write in `language`."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    env = Environment(
        loader=PackageLoader(PACKAGE, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    env.install_gettext_translations(language.catalogue, newstyle=True)  # type: ignore[attr-defined]
    env.filters |= {
        "term": language.term,
        "word": language.word,
        "sentence": language.sentence,
        "evidence": language.evidence,
        "label": language.label,
        "number": language.number,
        "percent": language.percent,
        "duration": language.duration,
        "day": language.day,
        "instant": language.instant,
        "instant_day": language.instant_day,
        "cell": language.cell,
    }
    env.globals |= {"language": language.code, "asset": asset, "asset_hash": asset_hash, **functions}
    numbers: Iterator[int] = count(1)
    env.globals["next_id"] = lambda: f"x{next(numbers)}"
    return env


@cache
def asset(name: str) -> "Markup":
    """A style sheet or script of ours, as it is: the only text that goes into a page unescaped.

    `folder/file` gives the file; `folder` all parts that its parts.txt names, in that order, in one scope of their own.
    """
    from markupsafe import Markup

    folder, _, file = name.partition("/")
    place = files(PACKAGE).joinpath(folder)
    if file:
        return Markup(place.joinpath(file).read_text(encoding="utf-8"))  # noqa: S704  the package's own file
    parts = place.joinpath("parts.txt").read_text(encoding="utf-8").split()
    joined = "".join(place.joinpath(f"{part}.js").read_text(encoding="utf-8") for part in parts)
    return Markup(f'"use strict";\n{{\n{joined}}}\n')  # noqa: S704  the package's own files


@cache
def asset_hash(name: str) -> str:
    """The source expression of a content security policy that lets this asset through, and no other."""
    digest = hashlib.sha256(asset(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
