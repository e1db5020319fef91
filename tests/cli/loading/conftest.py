"""A desk to load at: an open work database, settings in few words, files from texts."""

from pathlib import Path

import pytest
from plaint import engine
from plaint.loading import load_fixed, load_sources
from plaint.settings import read_settings

LOADED = ("complaints", "events", "calls", "customers", "imports", "quarantine", "unmapped_words")


class Desk:
    """Loads files into an empty database, as a run would."""

    def __init__(self, folder):
        self.folder = folder
        self.con = engine.connect(":memory:")
        self.con.execute("begin")
        engine.create_tables(self.con)
        self.runs = 0
        self.result = None

    def settings(self, source, project=""):
        """Write plaint.toml with one source called `s`."""
        text = f'[project]\n{project}\n[[sources]]\nname = "s"\n{source}\n'
        (self.folder / "plaint.toml").write_text(text, encoding="utf-8")
        return read_settings(self.folder / "plaint.toml")

    def write(self, name, content):
        """A file in the desk's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def load(self, source, *paths, project=""):
        """Load the paths as source `s`; give the result."""
        self.runs += 1
        settings = self.settings(source, project)
        only = {"s": tuple(Path(path) for path in paths)} if paths else None
        scratch = self.folder / "scratch"
        self.result = load_sources(self.con, settings, only, f"run{self.runs}", lambda _text: None, scratch)
        assert not any(scratch.glob("*/*")), "the scratch folder is left empty"
        for one in self.result.files:
            assert one.rows_read == one.rows_new + one.rows_changed + one.rows_same + one.rows_quarantined, one
        return self.result

    def load_text(self, source, text, name="export.csv", project=""):
        """Load one file with this text; give its account, or None where it was refused."""
        result = self.load(source, self.write(name, text), project=project)
        return result.files[0] if result.files else None

    def fix(self, source, *paths):
        """Load mended quarantine files."""
        self.runs += 1
        settings = self.settings(source)
        return load_fixed(self.con, settings, paths, f"run{self.runs}", lambda _text: None, self.folder / "scratch")

    def rows(self, sql):
        """Rows of a query."""
        return self.con.execute(sql).fetchall()

    def one(self, sql):
        """The one value of a query."""
        return self.rows(sql)[0][0]

    def everything(self):
        """All loaded tables, to compare before and after."""
        return {table: self.rows(f"select * from {table} order by all") for table in LOADED}

    def records(self):
        """What is known, without where it came from."""
        return {
            table: self.rows(f"select * exclude (import_id, line) from {table} order by all")
            for table in ("complaints", "events", "calls", "customers")
        }


@pytest.fixture
def desk(tmp_path):
    """An empty desk."""
    made = Desk(tmp_path)
    yield made
    made.con.close()


@pytest.fixture
def new_desk(tmp_path_factory):
    """Makes further desks."""
    made = []

    def make():
        made.append(Desk(tmp_path_factory.mktemp("desk")))
        return made[-1]

    yield make
    for one in made:
        one.con.close()


@pytest.fixture(scope="session")
def make_desk(tmp_path_factory):
    """Makes desks for property tests; the test closes them."""
    return lambda: Desk(tmp_path_factory.mktemp("desk"))
