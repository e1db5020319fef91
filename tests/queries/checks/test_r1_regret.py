"""R1: did we say that we are sorry?"""


def test_the_words_in_a_text_to_the_customer_pass_and_are_quoted(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    judge.read("e1", ("regret", "so sorry"))
    row = judge.verdicts("R1")["c1"]
    assert (row["verdict"], row["evidence"], row["event_id"]) == ("pass", 'said: "so sorry"', "e1")
    assert str(row["at"]) == "2026-06-01 10:00:00"


def test_the_first_of_several_is_quoted(log, judge):
    log.event("c1", "2026-06-02 10:00", "contact", direction="out", text="…")
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    judge.read("e1", ("regret", "later")).read("e2", ("regret", "first"), ("regret", "second"))
    assert judge.verdict("R1") == ("pass", 'said: "first"')


def test_texts_without_the_words_fail(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    log.event("c1", "2026-06-02 10:00", "contact", direction="out", text="…")
    judge.read("e1", ("greeting", "Hello")).read("e2")
    assert judge.verdict("R1") == ("fail", "no words of regret in the texts to the customer: 2")


def test_a_case_note_that_records_the_act_counts_for_it(log, judge):
    log.event("c1", "2026-06-01 10:00", "note", direction="internal", text="…")
    judge.read("e1", ("regret", "told the customer so"))
    assert judge.verdict("R1")[0] == "pass"


def test_the_solution_in_the_record_is_a_text_to_the_customer(log, judge):
    log.complaint("c1", "2026-06-01 09:00", resolved_at="2026-06-02 09:00", resolution="…")
    judge.read("c1", ("regret", "so sorry"), kind="resolution")
    assert judge.verdict("R1")[0] == "pass"


def test_no_text_to_the_customer_is_unknown(log, judge):
    log.event("c1", "2026-06-01 10:00", "note", text="…")
    log.event("c1", "2026-06-01 11:00", "contact", direction="out", text="…", is_automatic=True)
    judge.read("e1").read("e2", ("regret", "an automatic reply never counts"))
    assert judge.verdict("R1") == ("unknown", "the log holds no outbound text")
    log.event("c2", "2026-06-01 10:00", "contact", direction="out", text="…")
    assert judge.verdict("R1") == ("unknown", "no outbound text of this case")


def test_a_text_that_was_not_read_is_unknown(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    log.event("c1", "2026-06-02 10:00", "contact", direction="out", text="…")
    judge.read("e1")
    assert judge.verdict("R1") == ("unknown", "an outbound text was not read for words")


def test_a_text_of_tomorrow_is_not_known_today(log, judge):
    log.event("c1", "2026-06-01 10:00", "contact", direction="out", text="…")
    log.event("c1", "2026-06-03 10:00", "contact", direction="out", text="…")
    judge.read("e1").read("e2", ("regret", "so sorry"))
    assert judge.verdict("R1", as_of="2026-06-02 10:00")[0] == "fail"
    assert judge.verdict("R1", as_of="2026-06-03 10:00")[0] == "pass"


def test_a_call_of_the_customer_holds_our_words_too(log, judge):
    log.complaint("c1", "2026-06-01 09:00")
    log.complaint("c2", "2026-06-01 09:00")
    call = {"direction": "in", "started_at": "2026-06-01 10:00", "text": "…"}
    log.add("calls", {"call_id": "k1", "complaint_id": "c1"}, {"call_id": "k2", "complaint_id": "c2"}, **call)
    judge.read("k1", ("regret", "so sorry"), kind="call").read("k2", ("chases", "third time"), kind="call")
    assert judge.verdict("R1", "c1") == ("pass", 'said: "so sorry"')
    assert judge.verdict("R1", "c2")[0] == "fail"
