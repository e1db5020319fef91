"""report.json is what json.dumps would write, a column at a time."""

import json
from datetime import date, datetime
from decimal import Decimal

from plaint.report.figures import as_json, plain

ROWS = [
    {"team": 'he said "no"\n', "at": datetime(2026, 1, 2, 3, 4, 5), "on": date(2026, 1, 2), "share": 0.1, "cases": 3, "is_open": True},  # noqa: DTZ001
    {"team": "两\u2028\x07", "at": None, "on": None, "share": 1e21, "cases": -1, "is_open": False},
    {"team": None, "at": datetime(2026, 1, 2, 3, 4, 5, 6), "on": None, "share": Decimal("1.50"), "cases": 2**60, "is_open": None},  # noqa: DTZ001
]


def test_the_rows_of_a_measure_are_as_json_has_them():
    told = {"project": "a", "measures": {"b": {"title": "B.", "total": 3, "rows": ROWS}, "a": {"title": "A.", "total": 0, "rows": ()}}}
    text = as_json(told)
    line = json.dumps(told["measures"]["b"], ensure_ascii=False, default=plain, sort_keys=True)
    assert f'"b": {line}' in text.split("\n")
    assert json.loads(text) == json.loads(json.dumps(told, default=plain))
