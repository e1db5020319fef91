"""What the tests of the checks share: a log with the default settings, read texts, clocks set by hand, one verdict."""

import pytest
from plaint import engine, query_files
from plaint.settings.model import Settings
from plaint.settings.values import write_values


class Judge:
    """Judge a small log by one check; clocks and hand-offs are given, so that a test speaks of the check alone."""

    def __init__(self, log):
        self.log = log
        self.clocks = []
        self.handoffs = []
        write_values(log.con, Settings())

    def clock(self, complaint_id, clock, verdict, **fields):
        self.clocks.append({"complaint_id": complaint_id, "clock": clock, "cycle": 1, "verdict": verdict, **fields})
        return self

    def handoff(self, complaint_id, has_note, **fields):
        number = len(self.handoffs) + 1
        self.handoffs.append({"complaint_id": complaint_id, "handoff_number": number, "has_note": has_note, **fields})
        return self

    def read(self, text_id, *words, kind="event"):
        """The words engine has read this text and found `words`: pairs of category and quotation."""
        self.log.add("words_scanned", {"text_kind": kind, "text_id": text_id})
        for place, (category, quote) in enumerate(words):
            span = {"category": category, "words": quote, "span_from": 10 * place}
            self.log.add("word_spans", {"text_kind": kind, "text_id": text_id, **span})
        return self

    def verdicts(self, code, as_of=None):
        """All rows of the check, by case."""
        check = next(query for query in query_files.of_folder("checks") if query.code == code)
        given = {"clock_verdicts": self.clocks, "handoffs": self.handoffs}
        made_of = query_files.with_inputs(set(check.inputs) - set(given))
        self.log.derive(as_of, only=made_of)
        for table, rows in given.items():
            self.log.con.execute(f"delete from {table}").fetchall()
            if rows:
                self.log.add(table, *rows)
        params = engine._params(check, self.log.as_of)
        rows = self.log.con.sql(check.sql, params=params).to_arrow_table().to_pylist()
        return {row["complaint_id"]: row for row in rows}

    def verdict(self, code, complaint_id="c1", as_of=None):
        """The one verdict of a case, and why."""
        row = self.verdicts(code, as_of)[complaint_id]
        return row["verdict"], row["evidence"]


@pytest.fixture
def judge(log):
    return Judge(log)
