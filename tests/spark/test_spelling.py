"""A handful of tokens is spelled otherwise for Spark; all else stays as it stands in the query file."""

import re
from datetime import datetime

import pytest
from plaint import query_files
from plaint.spark.spelling import spelled, statements

AS_OF = datetime(2026, 6, 30, 12)  # noqa: DTZ001  instants are naive UTC everywhere


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("where at <= $as_of", "where at <= timestamp_ntz '2026-06-30 12:00:00'"),
        ("cast(null as varchar)", "cast(null as string)"),
        ("days // 7", "days div 7"),
        ("last_value(team ignore nulls) over so_far", "last_value(team) ignore nulls over so_far"),
        ("seconds / 3600.0 + 0.5", "seconds / 3600.0D + 0.5D"),
        ("decimal(18, 2)", "decimal(18, 2)"),
        ("a1.b2 + t1.c", "a1.b2 + t1.c"),
        ("lower(trim(team))", "lowered(trimmed(team))"),
        ("concat(a, b) || concat_ws(' ', a, b)", "concat_ws('', a, b) || concat_ws(' ', a, b)"),
        ("unnest(string_split(words, ' '))", "explode(split(words, ' '))"),
        (r"re_has(word, '\s+\d')", r"re_has(word, '\\s+\\d')"),
    ],
)
def test_the_tokens_that_differ(ours, theirs):
    assert spelled(ours, AS_OF) == theirs


@pytest.mark.parametrize(
    "kept", ["'costs $as_of, 1.5 // varchar'", "'it''s 2.5 ignore nulls)'", '"$as_of // 1.5"', "-- $as_of 1.5 // varchar"]
)
def test_texts_names_and_comments_stay(kept):
    assert spelled(f"select {kept}", AS_OF) == f"select {kept}"


def test_both_vocabularies_define_the_same_names():
    named = re.compile(r"create or replace temp(?:orary)? (?:macro|function) (\w+)\s*\(([^)]*)\)")

    def signatures(engine):
        return {
            name: [part.split()[0] for part in re.sub(r"<[^>]*>|array<.*?>>", "", given).split(",")]
            for name, given in named.findall(query_files.engine_vocabulary(engine))
        }

    theirs = signatures("spark")
    assert (theirs.pop("trimmed"), theirs.pop("lowered")) == (["a_text"], ["a_text"])
    assert signatures("duckdb") == theirs


def test_a_vocabulary_is_cut_at_its_semicolons():
    assert statements("-- one; two\ncreate a;\ncreate b return ' ';\n") == ["create a", "create b return ' '"]
