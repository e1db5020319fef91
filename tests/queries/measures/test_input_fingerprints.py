"""The files that the numbers rest on."""


def test_every_import_stands_with_the_hash_of_its_file(log):
    for import_id, file in (("i2", "b.csv"), ("i1", "b.csv"), ("i3", "a.csv")):
        log.add("imports", {"import_id": import_id, "file": file, "sha256": f"hash of {import_id}", "bytes": 10, "encoding": "utf-8"})
    rows = log.rows("input_fingerprints")
    assert [(row["file"], row["import_id"], row["sha256"]) for row in rows] == [
        ("a.csv", "i3", "hash of i3"),
        ("b.csv", "i1", "hash of i1"),
        ("b.csv", "i2", "hash of i2"),
    ]
