"""The rule file of the customer's side as tables: kinds of customer, and words that tell what a complaint is about."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ..settings.wording import Wording

if TYPE_CHECKING:
    import duckdb

_NOT_LETTERS = re.compile(r"[\W_]+")
_ISSUE = "issue:"
"""Before a word that tells only where it stands in the issue."""
_LATIN = re.compile(r"[a-z0-9]")


def write_customer_rules(con: "duckdb.DuckDBPyConnection", wording: Wording) -> None:
    """Fill customer_kinds and subject_words anew, the words that `wording` adds included; call inside a transaction."""
    rules = tomllib.loads(files(__package__).joinpath("customers.toml").read_text(encoding="utf-8"))
    words = [*_words("area", rules["areas"], wording.areas), *_words("quality", rules["qualities"], wording.qualities)]
    kinds = [_kind(place, given) for place, given in enumerate(rules["kinds"], start=1)]
    for table, rows in (("customer_kinds", kinds), ("subject_words", words)):
        con.execute(f"delete from {table}").fetchall()
        columns = ", ".join("unnest(?)" for _ in rows[0])
        con.execute(f"insert into {table} select {columns}", [list(column) for column in zip(*rows, strict=True)]).fetchall()


def _kind(place: int, given: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        given["kind"],
        place,
        given["category"],
        given.get("at_least", 1),
        given.get("at_most"),
        given.get("urgent", False),
        given["need"],
        given["treatment"],
    )


def _words(axis: str, shipped: Mapping[str, list[str]], added: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, int, str, bool]]:
    """Each word once a name; names of the user's own come after ours."""
    for place, name in enumerate(dict.fromkeys((*shipped, *added)), start=1):
        written = (*shipped.get(name, ()), *added.get(name, ()))
        everywhere = {_bounded(one) for one in written if not one.startswith(_ISSUE)} - {""}
        in_issues = {_bounded(one.removeprefix(_ISSUE)) for one in written if one.startswith(_ISSUE)} - {""}
        for word in sorted(everywhere | in_issues):
            yield axis, name, place, word, word not in everywhere


def _bounded(word: str) -> str:
    """The word as it stands in folded text: Latin ones from the beginning of a word on, and to its end but for a *."""
    folded = _NOT_LETTERS.sub(" ", word.lower()).strip()
    if not folded or not _LATIN.match(folded):
        return folded
    begins = word.rstrip().endswith("*") and len(folded) > 1  # one letter would begin nearly everything
    return f" {folded}" if begins else f" {folded} "
