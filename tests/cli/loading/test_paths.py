"""What lies in the inbox that is no file of its own: links, pipes, names that look like patterns, SQL or paths."""

import os

import pytest

SOURCE = """kind = "complaints"
columns = { complaint_id = "complaint_id", received_at = "received_at" }
files = ["in/**/*.csv"]"""
ONE = "complaint_id,received_at\n1,2026-06-01 09:00\n"
OTHER = "complaint_id,received_at\n2,2026-06-01 09:00\n"


def ids(desk):
    return [row[0] for row in desk.rows("select complaint_id from complaints order by 1")]


def test_a_linked_file_in_the_inbox_is_refused_and_the_rest_is_loaded(desk, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.csv"
    secret.write_text(OTHER, encoding="utf-8")
    desk.write("in/a.csv", ONE)
    (desk.folder / "in/b.csv").symlink_to(secret)
    (refused,) = desk.load(SOURCE).refused
    assert "not a regular file but a symbolic link" in refused[1]
    assert ids(desk) == ["1"]


def test_a_linked_folder_that_leads_out_of_the_inbox_is_refused_and_the_rest_is_loaded(desk, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.csv").write_text(OTHER, encoding="utf-8")
    desk.write("in/a.csv", ONE)
    (desk.folder / "in/sub").symlink_to(elsewhere)
    (refused,) = desk.load(SOURCE.replace("**", "*").replace('"in/*/*.csv"', '"in/*.csv", "in/*/*.csv"')).refused
    assert "a linked folder leads out of" in refused[1]
    assert ids(desk) == ["1"]


def test_a_linked_folder_that_is_named_itself_is_the_users_choice(desk, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.csv").write_text(ONE, encoding="utf-8")
    (desk.folder / "in").symlink_to(elsewhere)
    assert desk.load(SOURCE).refused == ()
    assert ids(desk) == ["1"]


def test_a_pipe_in_the_inbox_does_not_hold_up_the_night(desk):
    desk.write("in/a.csv", ONE)
    os.mkfifo(desk.folder / "in/b.csv")
    (refused,) = desk.load(SOURCE).refused
    assert "not a regular file but a pipe" in refused[1]
    assert ids(desk) == ["1"]


NAMES = [
    "x_[a].csv", "a*.csv", "a?.csv", "'; drop table complaints; --.csv", '".csv', "$(touch x).csv", "`x`.csv", "-rf.csv", "a b.csv", "%s%n.csv",
    "read_csv('x').csv", "{{7*7}}.csv", "<b>.csv", "\x1b[31m.csv", "line\nbreak.csv", "工单.csv", "\u202egnp.csv", "~.csv", "x.parquet.csv", "=1+1.csv",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_is_only_a_name(desk, name):
    desk.write("in/xa.csv", OTHER)
    assert desk.load(SOURCE.replace("in/**/*.csv", "nothing"), desk.write(f"in/{name}", ONE)).refused == ()
    assert ids(desk) == ["1"]
    assert desk.rows("select file from imports") == [(name,)]
    assert sorted(one.name for one in desk.folder.iterdir()) == ["in", "plaint.toml", "scratch"]
