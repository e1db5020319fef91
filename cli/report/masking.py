"""Keep personal data out of pages and lists: texts masked, customers under stable pseudonyms."""

import hashlib
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

PSEUDONYMS = {"customer_id": "customer"}
"""Columns that identify a customer, and the word before the pseudonym."""
IDENTITIES = frozenset({"source", "code", "verdict", "sha256", "file", "first_case", "second_case", "third_case"})
"""Columns that, with every other `_id`, stay as they are, so that a case, a file, a check can be found again."""


def stays(column: str) -> bool:
    """Whether the column only identifies a thing, and is shown as it is."""
    return column in IDENTITIES or (column.endswith("_id") and column not in PSEUDONYMS)


class Masking:
    """Masks by column; pseudonyms are made with the store's secret, so that they are stable in it and can't be made anew elsewhere."""

    def __init__(self, secret: bytes, *, unmask: bool = False) -> None:
        """Take the secret; `unmask` lets everything through but control codes."""
        self._secret = secret
        self.unmask = unmask
        self._memo: dict[tuple[str, str], str] = {}

    @property
    def form(self) -> str:
        """What tells texts masked by it from those masked otherwise, or with another secret; tells nothing of the secret itself."""
        return f"{self.unmask} {self.pseudonym('form', 'form')}"

    def rows(self, table: "pa.Table") -> list[dict[str, Any]]:
        """The rows of a query's result as dicts, masked."""
        names = table.column_names
        columns = [self.values(name, table.column(name)) for name in names]
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]

    def values(self, name: str, column: "pa.ChunkedArray") -> list[Any]:
        """One column's values, masked where its name does not exempt it; each distinct text is looked at once."""
        import pyarrow as pa

        if not pa.types.is_string(column.type):
            return list(column.to_pylist())
        coded = pa.concat_arrays(column.chunks).dictionary_encode() if column.num_chunks else pa.array([], pa.string()).dictionary_encode()
        words = [None if word is None else self.text(name, word) for word in coded.dictionary.to_pylist()]
        return [None if place is None else words[place] for place in coded.indices.to_pylist()]

    def text(self, column: str, value: str) -> str:
        """One text of the column `column`, masked and free of control codes."""
        key = (column if column in PSEUDONYMS or stays(column) else "", value)
        if key not in self._memo:
            self._memo[key] = self._way(column)(visible(value))
        return self._memo[key]

    def _way(self, column: str) -> Callable[[str], str]:
        if self.unmask or stays(column):
            return str
        if column in PSEUDONYMS:
            return lambda value: self.pseudonym(PSEUDONYMS[column], value)
        return mask

    def pseudonym(self, kind: str, identity: str) -> str:
        """`customer 3f9a2c7b51d0`: the same for the same identity in this store, another elsewhere."""
        if not identity:
            return identity
        return f"{kind} {hashlib.blake2b(identity.encode(), key=self._secret, digest_size=6).hexdigest()}"


def visible(text: str) -> str:
    """`text` without control codes and marks that turn the reading direction."""
    if text.isprintable():
        return text
    return "".join(one for one in text if one in "\n\t" or unicodedata.category(one) not in {"Cc", "Cf", "Cs", "Co", "Cn"})


def mask(text: str) -> str:
    """`text` with names, phones, e-mails, identity and card numbers masked."""
    from ..words.personal import mask as mask_personal

    return mask_personal(text)
