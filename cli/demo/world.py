"""The demo's company: two service desks, their teams, products and problems, and how each team speaks."""

from dataclasses import dataclass
from datetime import date, datetime

START = date(2025, 7, 1)
END = datetime(2026, 6, 30, 18)
SURGE_FROM = date(2026, 5, 4)
FIX_THAT_WORKED = date(2026, 1, 12)
FIX_THAT_DID_NOT = date(2026, 2, 9)
DIALLER_DOWN = (date(2026, 3, 9), date(2026, 3, 22))
SEVERITIES = ("general",) * 70 + ("urgent",) * 22 + ("very_urgent",) * 8
HOURS = (1, 1, 1, 1, 1, 1, 2, 5, 9, 14, 15, 13, 9, 10, 12, 12, 11, 10, 8, 6, 5, 4, 3, 2)


@dataclass(frozen=True)
class Problem:
    """A product's trouble: its share of all complaints and how often it needs the back office."""

    product: str
    issue: str
    weight: float
    back_share: float
    back_team: str


@dataclass(frozen=True)
class Team:
    """A team: its office, how fast it acts (hours to the first contact), how warm its words are (0 to 1)."""

    name: str
    office: str
    hours: float
    warmth: float


@dataclass(frozen=True)
class Desk:
    """One service desk: language, zone, teams, problems and the cases that it takes in a year."""

    name: str
    language: str
    zone: str
    cases: int
    front: tuple[Team, ...]
    back: tuple[Team, ...]
    problems: tuple[Problem, ...]
    channels: tuple[str, ...]


LONDON = Desk(
    name="london",
    language="en",
    zone="Europe/London",
    cases=3600,
    front=(
        Team("Care North", "front", 3.0, 0.9),
        Team("Care South", "front", 5.0, 0.85),
        Team("Care Nights", "front", 7.0, 0.25),
    ),
    back=(
        Team("Billing Back Office", "back", 20, 0.6),
        Team("Network Lab", "back", 30, 0.5),
        Team("Field Service", "back", 26, 0.4),
    ),
    problems=(
        Problem("Broadband", "connection drops", 0.17, 0.45, "Network Lab"),
        Problem("Broadband", "slow at night", 0.10, 0.35, "Network Lab"),
        Problem("Broadband", "engineer did not come", 0.14, 0.60, "Field Service"),
        Problem("Billing", "charged twice", 0.17, 0.55, "Billing Back Office"),
        Problem("Billing", "price went up unannounced", 0.12, 0.30, "Billing Back Office"),
        Problem("Router", "late delivery", 0.13, 0.40, "Field Service"),
        Problem("Router", "arrived broken", 0.08, 0.35, "Field Service"),
        Problem("Mobile", "no signal indoors", 0.06, 0.30, "Network Lab"),
        Problem("Mobile", "roaming bill", 0.03, 0.40, "Billing Back Office"),
    ),
    channels=("phone", "phone", "phone", "email", "email", "web", "social"),
)
SHANGHAI = Desk(
    name="shanghai",
    language="zh",
    zone="Asia/Shanghai",
    cases=2400,
    front=(Team("客服一组", "front", 2.5, 0.9), Team("客服二组", "front", 6.0, 0.45)),
    back=(Team("计费后台", "back", 18, 0.6), Team("网络后台", "back", 28, 0.5), Team("装维部", "back", 24, 0.4)),
    problems=(
        Problem("宽带", "经常掉线", 0.24, 0.45, "网络后台"),
        Problem("宽带", "装机超时", 0.22, 0.60, "装维部"),
        Problem("账单", "重复扣费", 0.20, 0.55, "计费后台"),
        Problem("账单", "套餐乱收费", 0.16, 0.30, "计费后台"),
        Problem("路由器", "到货损坏", 0.10, 0.35, "装维部"),
        Problem("手机", "室内无信号", 0.08, 0.30, "网络后台"),
    ),
    channels=("phone", "phone", "phone", "app", "app", "wechat"),
)
DESKS = (LONDON, SHANGHAI)


def weight_on(desk: Desk, problem: Problem, day: date) -> float:
    """How likely the problem is on a day: the planted surge and the two planted fixes change it."""
    weight = problem.weight
    if desk is LONDON:
        if problem.issue == "engineer did not come" and day >= SURGE_FROM:
            weight *= 3.2
        if problem.issue == "charged twice" and day >= FIX_THAT_WORKED:
            weight *= 0.3
        # "late delivery" was "fixed" on FIX_THAT_DID_NOT, and nothing changed.
    return weight


def held_up(desk: Desk, channel: str, day: date) -> float:
    """Hours that the first contact waits besides: a planted fortnight in which London called nobody back before the next day."""
    return 26 if desk is LONDON and channel == "phone" and DIALLER_DOWN[0] <= day <= DIALLER_DOWN[1] else 0
