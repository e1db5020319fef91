"""The Chinese catalogue: collect what needs a translation, bring the .po up to date, compile the .mo.

Run `python tests/report/catalogue.py` after a text of a template or of a query's header has changed, then fill in what
is empty in report_templates/i18n/zh/LC_MESSAGES/plaint.po and run it again.
"""

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract
from plaint import query_files
from plaint.report.language import terms

TEMPLATES = Path(__file__).parents[2] / "report_templates"
PO = TEMPLATES / "i18n" / "zh" / "LC_MESSAGES" / "plaint.po"
BORN = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the header, so that the same texts give the same files."""
_LITERAL = re.compile(r'"([a-z_0-9]+)"\s*\|\s*(?:label|term|word)')


def label(name):
    """A column's name as its heading, as Language.label makes it."""
    words = name.replace("_seconds", "").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def of_templates():
    """Every text that a template marks for translation, with its plural where it has one."""
    found = set()
    options = {"trimmed": "false", "silent": "false", "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols"}
    for path in sorted(TEMPLATES.rglob("*")):
        if path.suffix in (".html", ".txt") and "i18n" not in path.parts and path.name not in ("elsewhere.txt", "indexed.txt", "parts.txt"):
            with path.open("rb") as file:
                for _line, _function, message, _comments in babel_extract(file, ("_", "gettext", "ngettext"), [], options):
                    texts = tuple(one for one in message if one) if isinstance(message, tuple) else (message,)
                    found.add(texts if len(texts) > 1 else texts[0])
            for name in _LITERAL.findall(path.read_text(encoding="utf-8")):
                found.add(label(name))
    return found


def of_queries():
    """Titles, column headings and meanings of the measures, and the words of terms.txt."""
    found = {term.replace("_", " ") for term in terms()} | {label(term) for term in terms() if "_" in term}
    found |= {label(clock) for clock in terms()}
    for query in query_files.of_folder("measures"):
        found |= {query.title, query.rule}
        found |= {label(column.name) for column in query.columns}
        found |= {column.meaning for column in query.columns}
    return found - {""}


def wanted():
    """All that the Chinese report may need."""
    return of_templates() | of_queries()


def read():
    """The catalogue as it lies in the project."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def compiled(catalogue):
    """The bytes of the .mo of a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update():
    """Bring the .po up to date (kept: what is translated and still wanted) and compile it; gives what is empty."""
    old = {message.id: message.string for message in read() if message.id} if PO.exists() else {}
    new = Catalog(
        locale="zh",
        project="plaint",
        version="",
        copyright_holder="",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        header_comment="# Chinese texts of the report.",
        fuzzy=False,
        creation_date=BORN,
        revision_date=BORN,
    )
    for text in sorted(wanted(), key=str):
        new.add(text, old.get(text, ("",) if isinstance(text, tuple) else ""))
    with PO.open("wb") as file:
        write_po(file, new, width=120, omit_header=False, sort_output=True)
    PO.with_suffix(".mo").write_bytes(compiled(read()))
    return [message.id for message in read() if message.id and not any(message.string)]


if __name__ == "__main__":
    missing = update()
    sys.stdout.write(f"{len(missing)} texts are without a translation\n" + "".join(f"{one!r}\n" for one in missing))
