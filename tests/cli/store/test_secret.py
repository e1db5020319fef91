"""The secret of a store: made once, kept, read by its owner only."""

import pytest
from plaint.errors import OutOfMeansError
from plaint.store import Layout, secret_of


def test_it_is_made_once_and_then_stays(tmp_path):
    first = secret_of(tmp_path / "plaint.duckdb")
    assert len(first) == 32
    assert secret_of(tmp_path / "plaint.duckdb") == first
    assert secret_of(tmp_path / "other.duckdb") != first


def test_nobody_else_can_read_it_and_nothing_is_left_beside_it(tmp_path):
    secret_of(tmp_path / "plaint.duckdb")
    folder = Layout(tmp_path / "plaint.duckdb").folder
    assert [path.name for path in folder.iterdir()] == ["secret"]
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_secret_is_said_to_be_none(tmp_path):
    secret_of(tmp_path / "plaint.duckdb")
    (Layout(tmp_path / "plaint.duckdb").folder / "secret").write_text("not hex")
    with pytest.raises(OutOfMeansError, match="no secret of ours"):
        secret_of(tmp_path / "plaint.duckdb")


@pytest.mark.parametrize("left", ["", "ab" * 31])
def test_a_secret_that_was_cut_off_is_no_secret(tmp_path, left):
    database = tmp_path / "plaint.duckdb"
    secret_of(database)
    (Layout(database).folder / "secret").write_text(left, encoding="ascii")
    with pytest.raises(OutOfMeansError, match="cut off; remove it"):
        secret_of(database)
