"""Write a database of today's schema as tests/stored/v<schema version>.duckdb.gz: run it once before each release that has a new version."""

import gzip
import tempfile
from pathlib import Path

from plaint import app, engine

FOLDER = Path(__file__).parent
SETTINGS = """[project]
timezone = "UTC"
[[sources]]
name = "desk"
kind = "complaints"
files = ["cases.csv"]
columns = { complaint_id = "complaint_id", received_at = "received_at" }
[[sources]]
name = "desk"
kind = "events"
files = ["events.csv"]
columns = { complaint_id = "complaint_id", at = "at", kind = "kind" }
"""
CASES = (
    "complaint_id,received_at,product,team,description\n1,2026-06-01 09:00,Lamp,Desk,it flickers\n"
    "2,2026-06-03 09:00,Lamp,Desk,we will call you back\nx,someday,Lamp,Desk,\n"
)
EVENTS = "complaint_id,at,kind,team,text\n1,2026-06-01 10:00,contact,Desk,we called\n2,2026-06-04 10:00,assigned,Back,\n"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in (("plaint.toml", SETTINGS), ("cases.csv", CASES), ("events.csv", EVENTS)):
            (folder / file).write_text(text, encoding="utf-8")
        app.run(["nightly", "-s", str(folder / "plaint.toml"), "--as-of", "2026-06-30"])
        content = (folder / "plaint.duckdb").read_bytes()
    (FOLDER / f"v{engine.SCHEMA_VERSION}.duckdb.gz").write_bytes(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    main()
