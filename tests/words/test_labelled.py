"""Scores on labelled texts: counted rightly, and at the bar that is asked for."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from plaint.commands.words import command
from plaint.errors import InputRefusedError
from plaint.words.finder import shipped
from plaint.words.labelled import judge, read, wilson

HERE = Path(__file__).parent
JUDGED = (
    "regret", "promise_with_time", "compensation_offer", "greeting", "farewell_thanks", "personal_data_exposed", "chases", "threat",
)  # fmt: skip


@pytest.fixture(scope="module")
def finder():
    return shipped()


def labelled(tmp_path, *rows):
    path = tmp_path / "labelled.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def row(text_id, text, labels, **more):
    return {"id": text_id, "lang": "en", "direction": "out", "setting": "chat", "text": text, "labels": labels, **more}


def test_hits_false_alarms_and_misses_are_counted_by_language(tmp_path, finder):
    path = labelled(
        tmp_path,
        row("a", "So sorry about that dent.", ["regret"]),
        row("b", "So sorry about that dent.", []),
        row("c", "The lamp is blue.", ["regret"]),
        row("d", "实在抱歉。", ["regret"], lang="mixed"),
    )
    scores, misses = judge(read(path), finder)
    regret = {score.language: score for score in scores if score.category == "regret"}
    assert (regret["en"].true_positives, regret["en"].false_positives, regret["en"].false_negatives) == (1, 1, 1)
    assert (regret["zh"].true_positives, regret["all"].true_positives) == (1, 2)
    assert (regret["en"].precision, regret["en"].recall) == (0.5, 0.5)
    assert [(miss.text_id, miss.what) for miss in misses] == [("b", "false alarm"), ("c", "missed")]


def test_wilson_gives_the_published_interval():
    share, low, high = wilson(8, 10)
    assert share == 0.8
    assert low == pytest.approx(0.4902, abs=1e-4)
    assert high == pytest.approx(0.9433, abs=1e-4)
    assert wilson(0, 0) == (None, None, None)


def test_a_line_of_another_form_is_refused_with_its_number(tmp_path):
    path = labelled(tmp_path, row("a", "x", []), {"id": "b"})
    with pytest.raises(InputRefusedError, match=r"labelled\.jsonl:2"):
        read(path)


def test_the_command_gives_json_for_programs(tmp_path):
    path = labelled(tmp_path, row("a", "So sorry about that dent.", ["regret"]))
    result = CliRunner().invoke(command, ["test", str(path), "--format", "json", "-s", str(tmp_path / "none.toml")])
    assert result.exit_code == 0
    first = json.loads(result.output)[0]
    assert (first["category"], first["language"], first["precision"]) == ("regret", "en", 1.0)


def test_the_command_lists_the_misses_when_asked(tmp_path):
    path = labelled(tmp_path, row("a", "The lamp is blue.", ["regret"]))
    result = CliRunner().invoke(command, ["test", str(path), "-v", "-s", str(tmp_path / "none.toml")])
    assert "missed" in result.output
    assert "The lamp is blue." in result.output


def test_find_shows_words_and_rule(tmp_path):
    result = CliRunner().invoke(command, ["find", "So sorry about that dent.", "-d", "out", "-s", str(tmp_path / "none.toml")])
    assert "regret" in result.output
    assert "rule en.regret" in result.output


def test_own_labelled_texts_are_spread_over_all_categories():
    for language in ("en", "zh"):
        texts = read(HERE / f"labelled_{language}.jsonl")
        assert len(texts) >= 150
        assert len({label for text in texts for label in text.labels}) == 24


def test_the_texts_of_another_author_are_spread_over_all_categories():
    for language in ("en", "zh"):
        texts = read(HERE / f"unseen_{language}.jsonl")
        assert len(texts) >= 150
        positives = Counter(label for text in texts for label in text.labels)
        assert len(positives) == 24
        assert min(positives.values()) >= 8
        assert len({text.text_id for text in texts}) == len({text.text for text in texts}) == len(texts)


LEARNT = ("labelled_*", "tuning_extra", "unseen_*", "fresh_*", "second_*", "third_*", "last_*", "ordinary_*")


@cache
def scores_of_what_was_learnt():
    texts = [text for name in LEARNT for path in sorted(HERE.glob(f"{name}.jsonl")) for text in read(path)]
    assert len(texts) > 4000
    return {(score.category, score.language): score for score in judge(texts, shipped())[0]}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("category", JUDGED)
def test_the_texts_learnt_from_stay_well_above_the_bar(category, language):
    score = scores_of_what_was_learnt()[category, language]
    assert score.precision >= 0.95
    assert score.recall >= 0.95


@pytest.mark.real_data
@pytest.mark.parametrize("category", JUDGED)
def test_the_open_labels_reach_the_bar(category, finder, labels_dir):
    scores, _ = judge(read(labels_dir / "open.jsonl"), finder)
    (score,) = [score for score in scores if (score.category, score.language) == (category, "all")]
    assert score.precision >= 0.9
    assert score.recall >= 0.8


def test_of_the_sentences_written_to_find_gaps_nearly_all_hold(finder):
    probes = [json.loads(line) for line in (HERE / "probes.jsonl").read_text(encoding="utf-8").splitlines()]
    wrong = []
    for direction in ("in", "out"):
        own = [probe for probe in probes if probe["direction"] == direction]
        found = finder.find_many([probe["text"] for probe in own], direction)
        for probe, spans in zip(own, found, strict=True):
            if any(span.category == probe["category"] for span in spans) != probe["holds"]:
                wrong.append(probe["text"])
    assert len(probes) > 1500
    assert len(wrong) <= len(probes) // 66, wrong  # some were written for narrower phrases, which lost more on texts held out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_ordinary_texts_held_out_reach_the_bar(finder, language):
    texts = [text for name in ("held", "blind") for text in read(HERE / f"{name}_{language}.jsonl")]
    scores = {score.category: score for score in judge(texts, finder)[0] if score.language == language}
    below = {
        category: (scores[category].precision, scores[category].recall)
        for category in JUDGED
        if scores[category].precision < 0.9 or scores[category].recall < 0.8
    }
    assert len(texts) == 1200
    assert below == {}
