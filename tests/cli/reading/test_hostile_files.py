"""The broken, lying and dangerous files: each ends in the account that is right for it, or is refused."""

import pytest
from plaint.errors import InputRefusedError

REFUSED = {35, 45, 46, 47, 107, 108, 112, 114, 129, 130, 133, 146, 161, 162, 166, 167}
REJECTED = {  # file: rows met, rows that can't be one; all others have ten good rows
    "017": (10, 3),
    "018": (11, 1),
    "020": (10, 1),
    "021": (10, 1),
    "022": (10, 1),
    "023": (10, 1),
    "025": (10, 1),
    "027": (10, 10),
    "048": (10, 1),
    "053": (13, 0),
    "056": (11, 1),
    "094": (2, 0),
    "096": (2, 0),
    "123": (10, 10),
    "141": (10, 1),
    "151": (2, 1),
    "153": (5, 4),
    "164": (2, 0),
}


def test_each_hostile_file_has_its_account_or_is_refused(read, hostile_dir):
    wrong = {}
    for path in sorted(hostile_dir.iterdir()):
        number = path.name[:3]
        try:
            account = read(path, wanted=frozenset({"complaint_id", "opened_at"})).account
        except InputRefusedError:
            got = None
        else:
            got = (account.rows, account.rejected)
        if got != (None if int(number) in REFUSED else REJECTED.get(number, (10, 0))):
            wrong[path.name] = got
    assert wrong == {}


@pytest.mark.parametrize("name", ["001_good_zh_header.csv", "011_gbk.csv", "014_utf16le_bom.csv", "015_utf16be_bom.csv"])
def test_one_table_in_four_encodings_reads_the_same(read, hostile_dir, name):
    good = read(hostile_dir / "000_good.csv")
    other = read(hostile_dir / name)
    assert other.rows == good.rows
    assert other.export.header[:2] == ("投诉编号", "客户姓名")


def test_one_table_in_all_formats_reads_the_same(read, hostile_dir):
    good = read(hostile_dir / "000_good.csv").cells
    for name in (
        "100_good.csv.gz",
        "101_good.csv.zst",
        "120_good.xlsx",
        "140_good.ndjson",
        "142_array.json",
        "160_good.parquet",
    ):
        assert read(hostile_dir / name).cells == good, name
