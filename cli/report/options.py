"""What a caller may ask of a report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportOptions:
    """`lang` None = the settings' own; `per` a dimension of the cases that gets a page a value (team, product, …).

    `unmask` needs the settings' permission; `email` and `pdf` ask for summary.eml and report.pdf beside the page;
    `keep` > 0 removes the oldest nights beyond so many.
    """

    lang: str | None = None
    per: str | None = None
    unmask: bool = False
    email: bool = False
    pdf: bool = False
    keep: int = 0
