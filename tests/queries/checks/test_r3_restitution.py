"""R3: where there was a loss, did we decide on compensation?"""

import pytest

ENDED = {"received_at": "2026-06-01 09:00", "resolved_at": "2026-06-02 09:00"}


def test_an_amount_on_a_claim_passes(log, judge):
    log.complaint("c1", **ENDED, claimed_amount=50, compensation_amount=20)
    row = judge.verdicts("R3")["c1"]
    assert (row["verdict"], row["evidence"]) == ("pass", "amount: 20.00")
    assert (row["measured"], row["limit"]) == (20, 50)


def test_a_refusal_passes_only_with_its_reason(log, judge):
    log.complaint("c1", **ENDED, claimed_amount=50, compensation_decision="refused: sold as seen")
    log.complaint("c2", **ENDED, claimed_amount=50, compensation_decision="Refused.")
    log.complaint("c3", **ENDED, claimed_amount=50, compensation_decision="拒绝：超过保修期")
    log.complaint("c4", **ENDED, claimed_amount=50, compensation_decision="拒绝")
    verdicts = judge.verdicts("R3")
    assert verdicts["c1"]["evidence"] == 'decided: "refused: sold as seen"'
    assert verdicts["c2"]["evidence"] == "no decision with its reason on the claimed amount: 50.00"
    assert [verdicts[case]["verdict"] for case in ("c1", "c2", "c3", "c4")] == ["pass", "fail", "pass", "fail"]


def test_a_demand_in_words_is_a_claim(log, judge):
    log.complaint("c1", **ENDED, description="…")
    log.complaint("c2", **ENDED, compensation_amount=1)
    judge.read("c1", ("demands_compensation", "my money back"), kind="description")
    assert judge.verdict("R3") == ("fail", 'no decision with its reason on the demand: "my money back"')


def test_money_given_or_offered_is_a_decision(log, judge):
    for case in ("c1", "c2"):
        log.complaint(case, **ENDED, claimed_amount=50)
    log.event("c1", "2026-06-02 08:00", "compensated")
    log.event("c2", "2026-06-02 08:00", "contact", direction="out", text="…")
    judge.read("e2", ("compensation_offer", "a voucher"))
    verdicts = judge.verdicts("R3")
    assert [verdicts[case]["evidence"] for case in ("c1", "c2")] == ["compensated", 'offered: "a voucher"']
    assert {row["verdict"] for row in verdicts.values()} == {"pass"}


@pytest.mark.parametrize("claimed", [None, 0])
def test_no_loss_claimed_is_not_asked(log, judge, claimed):
    log.complaint("c1", **ENDED, claimed_amount=claimed, description="…")
    log.complaint("c2", **ENDED, claimed_amount=5)
    judge.read("c1", kind="description")
    assert judge.verdict("R3") == ("n/a", "no loss claimed")


def test_an_open_claim_is_not_asked_yet(log, judge):
    log.complaint("c1", "2026-06-01 09:00", claimed_amount=5)
    log.complaint("c2", **ENDED, claimed_amount=5, compensation_amount=5)
    assert judge.verdict("R3") == ("n/a", "still open, no decision yet")


def test_whether_a_loss_is_claimed_is_unknown_without_field_and_words(log, judge):
    log.complaint("c1", **ENDED)
    assert judge.verdict("R3") == ("unknown", "the log holds neither claimed_amount nor words of this customer")


def test_unread_words_of_the_customer_are_unknown(log, judge):
    log.complaint("c1", **ENDED, description="…")
    assert judge.verdict("R3") == ("unknown", "a text of the customer was not read for words")


def test_decisions_that_the_export_does_not_carry_are_unknown(log, judge):
    log.complaint("c1", **ENDED, claimed_amount=5)
    assert judge.verdict("R3") == (
        "unknown",
        "the export does not carry: compensation_amount, compensation_decision",
    )


def test_an_offer_alone_is_unknown_where_a_missing_decision_could_not_show(log, judge):
    log.complaint("c1", **ENDED, claimed_amount=5)
    log.event("c1", "2026-06-02 08:00", "contact", direction="out", text="…")
    judge.read("e1", ("compensation_offer", "a voucher"))
    assert judge.verdict("R3")[0] == "unknown"
