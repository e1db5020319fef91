"""What words can mean: the categories of the labelling convention, by who speaks."""

CATEGORIES: dict[str, tuple[str, ...]] = {
    "out": (
        "regret",
        "empathy",
        "evasion",
        "condescending_or_command",
        "verified_facts",
        "denial",
        "promise_with_time",
        "progress_update",
        "compensation_offer",
        "alternative_offered",
        "follow_up_check",
        "greeting",
        "farewell_thanks",
        "personal_data_exposed",
    ),
    "in": (
        "demands_compensation",
        "chases",
        "refuses_solution",
        "confirms_solved",
        "threat",
        "appeals_upwards",
        "venting_insult",
        "argues_logic",
        "cooling_off",
        "dissatisfied_low",
    ),
}
