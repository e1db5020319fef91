"""The benchmarks' log is the same each time, and of the size asked for."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

GENERATE = Path(__file__).parents[1] / "benchmarks" / "generate.py"


@pytest.mark.checkout
def test_the_same_size_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        subprocess.run([sys.executable, GENERATE, tmp_path / name, "300"], check=True)
    for file in ("complaints.csv", "events.csv", "calls.csv", "plaint.toml"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    rows = {}
    for name in ("complaints", "events", "calls"):
        rows[name] = list(csv.DictReader((tmp_path / "one" / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows["complaints"]) == len({row["complaint_id"] for row in rows["complaints"]}) == 300
    assert 5 * 300 <= len(rows["events"]) <= 7 * 300
    assert len(rows["calls"]) == 2 * 300
    texts = [row["description"] for row in rows["complaints"]]
    assert 0.3 < sum(text.isascii() for text in texts) / 300 < 0.7
