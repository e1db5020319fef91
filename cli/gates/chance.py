"""Can chance explain that a share lies beyond its limit? Wilson's score interval says."""

from math import sqrt
from statistics import NormalDist


def wilson(share: float, cases: int, confidence: float) -> tuple[float, float]:
    """Wilson's two-sided interval of a share of `cases`. Source: E. B. Wilson, JASA 22 (1927) 209-212."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    middle = share + z * z / (2 * cases)
    spread = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    scale = 1 + z * z / cases
    return (middle - spread) / scale, (middle + spread) / scale


def beyond_chance(share: float, cases: int, limit: float, confidence: float) -> bool:
    """Whether the whole interval lies on the share's own side of the limit."""
    lower, upper = wilson(share, cases, confidence)
    return lower > limit if share > limit else upper < limit
