"""A smoke of the fuzzer: some seeds of every format, the seeds that once found something, and a fuzzer that can find."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import documents
import fuzz

ONCE_FOUND = (61,)
"""Seeds whose files were read wrongly once."""


def test_some_files_of_every_format_end_in_an_account_or_a_refusal():
    ends, findings, _ = fuzz.run([*ONCE_FOUND, *range(7_000, 7_105)])
    assert findings == []
    assert min(ends["loaded"], ends["partly"], ends["refused"]) >= 5, ends
    assert {seed % len(documents.FORMATS) for seed in range(7_000, 7_105)} == set(range(len(documents.FORMATS)))


def test_the_same_seed_makes_the_same_file():
    for seed in range(14):
        if list(documents.FORMATS)[seed % len(documents.FORMATS)] != "xlsx":  # holds the time of its making
            assert fuzz.made(seed) == fuzz.made(seed)


@pytest.mark.parametrize("what", ["an error", "a hang"])
def test_the_fuzzer_finds(monkeypatch, what):
    def broken(_self, seed):
        if seed == 5 and what == "an error":
            raise KeyError(seed)
        while seed == 5:
            pass
        return "loaded"

    monkeypatch.setattr(fuzz.Loader, "load", broken)
    monkeypatch.setattr(fuzz, "HANG_SECONDS", 0.2)
    _, findings, _ = fuzz.run(range(3, 8))
    assert [seed for seed, _ in findings] == [5]


@pytest.mark.soak
def test_ten_minutes_of_fuzzing_find_nothing():
    import time

    assert fuzz.run(range(10**9), time.monotonic() + 600)[1] == []
