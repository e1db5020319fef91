"""What a run writes is for its user alone, whatever the umask; what it says holds no personal data, one event a line."""

import os
import shutil
import stat

import pytest
from plaint import terminal

from .conftest import Project

PERSONAL = ("anna.example@mail.example", "4111 1111 1111 1111")


def open_to_others(folder, mine):
    """Files and folders below `folder` that others may use, but those that the test itself wrote."""
    found = [one for one in folder.rglob("*") if not one.is_symlink() and stat.S_IMODE(one.stat().st_mode) & 0o077]
    return sorted(str(one.relative_to(folder)) for one in found if one.relative_to(folder).parts[0] not in mine)


def test_every_file_and_folder_of_a_night_is_private(first_night):
    assert len(list(first_night.folder.rglob("*"))) > 20
    assert open_to_others(first_night.folder, {"in", "plaint.toml"}) == []


WRITERS = {
    "x.csv": ("query", "case_facts", "--format", "csv", "-o", "x.csv"),
    "x.json": ("query", "case_facts", "--format", "json", "-o", "x.json"),
    "x.parquet": ("query", "case_facts", "--format", "parquet", "-o", "x.parquet"),
    "x.xlsx": ("query", "case_facts", "--format", "xlsx", "-o", "x.xlsx"),
    "other.toml": ("init", "-s", "other.toml", "in/cases1.csv"),
    "x.duckdb": ("doctor", "--backup", "x.duckdb"),
}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_every_file_that_a_command_writes_is_private_and_the_umask_may_only_take_more(first_night, tmp_path, umask):
    project = Project(tmp_path / "p")
    shutil.copytree(first_night.folder, project.folder, symlinks=True)
    for name, command in list(WRITERS.items()) if umask == 0 else [("x.json", WRITERS["x.json"])]:
        done = project.run(*command, preexec_fn=lambda: os.umask(umask))
        assert done.returncode == 0, done.err
        assert stat.S_IMODE((project.folder / name).stat().st_mode) == 0o600 & ~umask
    assert open_to_others(project.folder, {"in", "plaint.toml"}) == []


def test_what_is_said_of_a_load_holds_no_personal_data(tmp_path):
    project = Project(tmp_path)
    project.write("plaint.toml", '[project]\ntimezone = "UTC"\n[loading]\nmax_quarantined = 1\n[[sources]]\nname = "d"\nkind = "events"\nfiles = ["in/*.csv"]\n'
                                 'columns = { complaint_id = "complaint_id", at = "at", kind = "kind" }\n')  # fmt: skip
    rows = "".join(f"{place},2026-06-01 09:00,{word}\n{place},{word},note\n" for place, word in enumerate(PERSONAL))
    project.write("in/a.csv", "complaint_id,at,kind\n" + rows)
    done = project.run("load")
    assert done.returncode == 0, done.err
    assert "words that the mapping does not know" in done.err
    assert "quarantined" in done.err
    assert [one for one in PERSONAL if one in done.err + done.out] == []


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_an_event_is_one_line_whatever_it_holds(end, capsys):
    terminal.warn(f"one{end}Error: two")
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert len(terminal.kept_lines()[-1].splitlines()) == 1
