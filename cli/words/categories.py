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

BEYOND: dict[str, tuple[str, ...]] = {"out": (), "in": ("churn",)}
"""What is looked for beside the convention: labelled texts don't state it, so it is not judged on them."""


def looked_for(direction: str) -> tuple[str, ...]:
    """All categories that texts of `direction` are searched for."""
    return (*CATEGORIES[direction], *BEYOND[direction])
