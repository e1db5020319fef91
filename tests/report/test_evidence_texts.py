"""What the checks say can be read in Chinese: titles, questions, steps and the fixed parts of the evidence.

Run this file with `--write` to compile findings.po after a change.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from plaint import query_files
from plaint.report.language import Language

FOLDER = Path(__file__).parents[2] / "report_templates" / "i18n" / "zh" / "LC_MESSAGES"
SAID_BY = ("case_readings", "check_names", "clock_verdicts", "intake_steps", "follow_up_steps")
_TEXT = re.compile(r"'((?:[^']|'')*)'")
_NO_SENTENCE = re.compile(r"[|()\[\]^$*]|^[,;.\" ]|^[a-z_.]+$")


def said():
    """Each sentence in the SQL of the checks and of what they quote; one that goes on with data ends before its colon."""
    queries = [*query_files.of_folder("checks"), *(query_files.load_all()[name] for name in SAID_BY)]
    queries += [query for query in query_files.of_folder("parts") if query.name.endswith("_runs")]
    for query in queries:
        for literal in _TEXT.findall(query.sql):
            text = re.sub(r': "?$', "", literal.replace("''", "'"))
            if " " in text and not _NO_SENTENCE.search(text):
                yield text


def compiled():
    with (FOLDER / "findings.po").open("rb") as file:
        catalogue = read_po(file, locale="zh")
    made = io.BytesIO()
    write_mo(made, catalogue)
    return catalogue, made.getvalue()


def test_every_sentence_of_the_checks_is_translated():
    language = Language("zh", None)
    assert [text for text in sorted(set(said())) if language.term(text) == text] == []


def test_the_compiled_catalogue_is_in_step():
    assert (FOLDER / "findings.mo").read_bytes() == compiled()[1], "run this file with --write"


def test_evidence_keeps_what_it_quotes():
    language = Language("zh", None)
    assert language.evidence('said: "sorry: truly"') == '原话："sorry: truly"'
    assert language.evidence("no issue: a repeat would not show") == "没有投诉事项：重复投诉看不出来"
    assert language.evidence("never heard of") == "never heard of"
    assert Language("en", None).evidence('said: "sorry"') == 'said: "sorry"'


if __name__ == "__main__" and "--write" in sys.argv:
    (FOLDER / "findings.mo").write_bytes(compiled()[1])
