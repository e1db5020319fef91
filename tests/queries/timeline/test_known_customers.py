"""Every customer met in complaints or calls."""


def known(log):
    return {row["customer_id"]: row for row in log.refill("known_customers").rows("known_customers")}


def test_cases_and_calls_are_counted_by_customer_across_sources(log):
    log.add("cases", {"complaint_id": "c1", "customer_id": "ann", "received_at": "2026-06-01 09:00"})
    log.add("cases", {"source": "other", "complaint_id": "c1", "customer_id": "ann", "received_at": "2026-06-03 09:00"})
    log.add("cases", {"complaint_id": "c2", "customer_id": " "})
    log.add("whole_calls", {"call_id": "k1", "customer_id": "ann", "started_at": "2026-06-02 09:00"})
    log.add("whole_calls", {"call_id": "k2", "customer_id": "bob", "started_at": "2026-06-04 09:00"}, {"call_id": "k3"})
    log.add("whole_calls", {"call_id": "k4", "customer_id": "bob", "started_at": "2026-06-01 09:00"})
    found = known(log)
    assert {name: (row["cases"], row["calls"]) for name, row in found.items()} == {"ann": (2, 1), "bob": (0, 2)}
    assert [str(found["ann"][name])[:10] for name in ("last_case_at", "last_contact_at")] == ["2026-06-03", "2026-06-03"]
    assert (found["bob"]["last_case_at"], str(found["bob"]["last_contact_at"])[:10]) == (None, "2026-06-04")


def test_a_call_after_the_last_complaint_is_the_last_contact(log):
    log.add("cases", {"complaint_id": "c1", "customer_id": "ann", "received_at": "2026-06-01 09:00"})
    log.add("whole_calls", {"call_id": "k1", "customer_id": "ann", "started_at": "2026-06-02 09:00"})
    assert str(known(log)["ann"]["last_contact_at"])[:10] == "2026-06-02"


def test_the_list_s_tier_goes_before_the_newest_that_a_complaint_states(log):
    for customer in ("ann", "bob", "cy"):
        log.add("cases", {"complaint_id": f"{customer}1", "customer_id": customer, "received_at": "2026-06-01", "customer_tier": "silver"})
        log.add("cases", {"complaint_id": f"{customer}2", "customer_id": customer, "received_at": "2026-06-02", "customer_tier": "basic"})
        log.add("cases", {"complaint_id": f"{customer}3", "customer_id": customer, "received_at": "2026-06-03", "customer_tier": " "})
    log.add(
        "customers", {"customer_id": "ann", "tier": " Gold "}, {"customer_id": "bob", "tier": " "}, {"customer_id": "dee", "tier": "gold"}
    )
    assert {name: row["tier"] for name, row in known(log).items()} == {"ann": "gold", "bob": "basic", "cy": "basic"}


def test_thirds_are_of_the_customers_whose_value_is_known(log):
    for number, value in enumerate((30, None, 10, 20, 25, 28, 29)):
        log.add("cases", {"complaint_id": f"c{number}", "customer_id": f"k{number}"})
        log.add("customers", {"customer_id": f"k{number}", "value": value})
    assert {name: row["value_band"] for name, row in known(log).items()} == {
        "k1": None,
        "k2": 1,
        "k3": 1,
        "k4": 2,
        "k5": 2,
        "k6": 3,
        "k0": 3,
    }
