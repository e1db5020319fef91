"""Peak memory is set by the limit, not by the size of the file."""

import subprocess
import sys

import pytest

SETTINGS = """
[project]
timezone = "UTC"
memory_limit = "192MB"
[[sources]]
name = "s"
preset = "complaint_list"
files = ["e.csv"]
"""
CHILD = """
import sys
from pathlib import Path
from plaint import stages
from plaint.settings import read_settings
from plaint.store import writing
from plaint.terminal import Steps
settings = read_settings(Path(sys.argv[1]))
with writing(settings.database, stages.job_of("load", settings, 1)) as work:
    account = stages.load(work, settings, None, Steps()).files[0]
assert account.rows_new == int(sys.argv[2]), account
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""


def peak(folder, rows):
    """Peak memory in MiB of a process that loads so many rows."""
    folder.mkdir()
    (folder / "plaint.toml").write_text(SETTINGS, encoding="utf-8")
    with (folder / "e.csv").open("w", encoding="utf-8") as out:
        out.write("complaint_id,received_at,closed_at,channel,issue,description,note\n")
        for number in range(rows):
            text = f"宽带故障第{number}次报修，" * 6
            out.write(f"C{number},2026-03-02 09:{number % 60:02}:00,2026-03-03 10:00:00,phone,c{number % 300},{text},{number * 7919}\n")
    command = [sys.executable, "-c", CHILD, folder / "plaint.toml", str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) // 1024


@pytest.mark.soak
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peak memory is read from /proc")
def test_a_file_eight_times_as_large_takes_hardly_more_memory(tmp_path):
    small, large = peak(tmp_path / "small", 200_000), peak(tmp_path / "large", 1_600_000)
    assert large < small * 1.5
    assert large < 1024
