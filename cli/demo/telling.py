"""One complaint's story, drawn from a seeded random source: what happened when, by whom, in which words."""

import math
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from . import phrases
from .world import END, HOURS, SEVERITIES, Desk, Problem, Team, held_up

Row = dict[str, Any]


@dataclass
class Story:
    """A complaint, its events and its calls, as rows of the exports."""

    complaint: Row
    events: list[Row] = field(default_factory=list)
    calls: list[Row] = field(default_factory=list)


class Teller:
    """Tells one story step by step; `now` goes forward with every step and nothing is told after END."""

    def __init__(self, desk: Desk, rng: Random, case: str, customer: str, problem: Problem) -> None:
        """Draw who takes the case, and whether in warm words."""
        self.desk, self.rng, self.case, self.customer, self.problem = desk, rng, case, customer, problem
        self.lang = desk.language
        self.front = rng.choices(desk.front, [5, 4, 2][: len(desk.front)])[0]
        self.agent = rng.choice(phrases.AGENTS[self.lang])
        self.warm = rng.random() < self.front.warmth
        self.now = END
        self.story = Story({})

    def tell(self, day: date) -> Story:
        """The story of a complaint that comes in on this day."""
        self.now = datetime(
            day.year, day.month, day.day, self.rng.choices(range(24), HOURS)[0], self.rng.randrange(60), self.rng.randrange(60)
        )
        if self.now > END:
            self.now = END - timedelta(minutes=self.rng.randrange(1, 400))
        self._receive()
        self._answer()
        if self.rng.random() < self.problem.back_share:
            self._hand_over()
        self._resolve()
        self.story.events.sort(key=lambda row: row["at"])
        return self.story

    def _receive(self) -> None:
        text = self.rng.choice(phrases.COMPLAINT[self.lang]).format(issue=self.problem.issue, product=self.problem.product)
        claims = self.rng.random() < 0.3
        self.story.complaint.update(
            complaint_id=self.case,
            received_at=self.now,
            recorded_at=self.now + timedelta(minutes=self.rng.choice((1, 2, 3, 5, 8, 12, 55))),
            customer_id=self.customer,
            channel=self.rng.choice(self.desk.channels),
            product=self.problem.product,
            issue=self.problem.issue,
            severity=self.rng.choice(SEVERITIES),
            description=text + (phrases.DEMAND[self.lang] if claims else ""),
            claimed_amount=self.rng.randrange(10, 200) if claims else None,
            team=self.front.name,
            owner=self.agent,
        )
        self._event("received", team=self.front.name, text="")
        if self.story.complaint["channel"] != "phone":
            self._event("contact", direction="out", is_automatic=True, is_public=True, text=phrases.AUTO_REPLY[self.lang])
        else:
            self._call("in", self.rng.randrange(120, 700))
        self._event("assigned", team=self.front.name, actor=self.agent, direction="internal")

    def _answer(self) -> None:
        scale = {"general": 1.0, "urgent": 0.5, "very_urgent": 0.25}[self.story.complaint["severity"]]
        self._pass_hours(self.rng.lognormvariate(math.log(self.front.hours * scale), 0.9))
        self._pass_hours(held_up(self.desk, self.story.complaint["channel"], self.story.complaint["received_at"].date()))
        if self.rng.random() < 0.12:
            self._event("contact", direction="in", text=phrases.CHASE[self.lang], actor="customer")
            self._pass_hours(self.rng.uniform(1, 12))
        words = phrases.FIRST_WARM if self.warm else phrases.FIRST_COLD
        due = self.now + timedelta(days=2)
        text = self.rng.choice(words[self.lang]).format(product=self.problem.product, day=self._day(due))
        self._contact(text)
        if self.warm:
            self._event("promised", actor=self.agent, team=self.front.name, promise_due_at=due, text="")
        if self.story.complaint["severity"] != "general" and self.rng.random() < 0.75:
            self._event("escalated", actor=self.agent, escalated_to="department_head", direction="internal")
            if self.story.complaint["severity"] == "very_urgent" and self.rng.random() < 0.7:
                self._event("escalated", actor=self.agent, escalated_to="leader", direction="internal")

    def _hand_over(self) -> None:
        back = next(team for team in self.desk.back if team.name == self.problem.back_team)
        for bounce in range(3):
            self._pass_hours(self.rng.uniform(0.5, 6))
            due = self._day(self.now + timedelta(days=1))
            if self.rng.random() < 0.7:
                self._event("note", actor=self.agent, direction="internal", text=phrases.NOTE[self.lang].format(day=due))
            elif self.rng.random() < 0.06:
                self._event("note", actor=self.agent, direction="internal", text=phrases.NOTE_WITH_DATA[self.lang])
            self._event("assigned", team=back.name, actor=self.agent, direction="internal")
            self._at_the_back(back)
            self._event("assigned", team=self.front.name, actor="back office", direction="internal")
            if bounce == 0 and self.rng.random() < 0.6:
                self._pass_hours(self.rng.uniform(1, 8))
                self._contact(phrases.UPDATE[self.lang].format(day=self._day(self.now + timedelta(days=1))))
            if self.rng.random() > 0.22:
                return

    def _at_the_back(self, back: Team) -> None:
        self._pass_hours(self.rng.lognormvariate(math.log(back.hours), 0.7))
        if back.name in {"Field Service", "装维部"} and self.rng.random() < 0.55:  # the hidden back office
            self._event(
                "contact", team=back.name, actor=f"{back.name} 1", direction="out", is_public=True, text=phrases.BACK_CONTACT[self.lang],
            )  # fmt: skip
        else:
            self._event("note", team=back.name, actor=f"{back.name} 2", direction="internal", text=phrases.CHECKED[self.lang])
        self._pass_hours(self.rng.uniform(1, 10))

    def _resolve(self) -> None:
        complaint = self.story.complaint
        self._pass_hours(self.rng.lognormvariate(math.log(14), 0.8))
        if self.now > END:
            complaint["status"] = "open"
            return
        if self.warm and self.rng.random() < 0.8:
            self._event("note", actor=self.agent, direction="internal", text=phrases.CHECKED[self.lang])
        words = phrases.SOLUTION_WARM if self.warm else phrases.SOLUTION_COLD
        self._contact(words[self.lang].format(agent=self.agent))
        self._event("resolved", actor=self.agent, team=self.front.name, status="resolved", text="")
        complaint.update(status="resolved", resolved_at=self.now, resolution=words[self.lang].format(agent=self.agent))
        if self.rng.random() < 0.75:
            complaint.update(root_cause=phrases.CAUSE[self.lang], corrective_action=phrases.ACTION[self.lang])
        if complaint["claimed_amount"] and self.rng.random() < 0.85:
            granted = self.rng.random() < 0.6
            complaint["compensation_amount"] = complaint["claimed_amount"] // 2 if granted else None
            complaint["compensation_decision"] = "granted" if granted else phrases.REFUSED[self.lang]
        self._after(complaint)

    def _after(self, complaint: Row) -> None:
        if self.rng.random() < (0.07 if self.warm else 0.16):
            self._pass_hours(self.rng.uniform(10, 90))
            self._event("reopened", actor="customer", direction="in", status="open", text=phrases.CHASE[self.lang])
            self._event("solution_refused", actor="customer", direction="in", text=phrases.REFUSES[self.lang])
            self._pass_hours(self.rng.uniform(5, 60))
            if self.rng.random() < (0.8 if self.warm else 0.2):
                self._event(
                    "solution_offered", actor=self.agent, team=self.front.name, direction="out", is_public=True,
                    text=phrases.ALTERNATIVE[self.lang],
                )  # fmt: skip
            if self._event("resolved", actor=self.agent, status="resolved", text=""):
                complaint["resolved_at"] = self.now
        if self.rng.random() < (0.75 if self.warm else 0.3):
            self._pass_hours(self.rng.uniform(8, 70))
            self._event(
                "followed_up", actor=self.agent, team=self.front.name, direction="out", is_public=True, text=phrases.FOLLOW_UP[self.lang],
            )  # fmt: skip
        if self.rng.random() < 0.5 and self.now <= END:
            complaint["satisfaction"] = self.rng.choice((5, 5, 4, 4, 3) if self.warm else (3, 2, 2, 1, 1))
        self._pass_hours(self.rng.uniform(1, 20))
        if self._event("closed", actor="system", is_automatic=True, status="closed", text=""):
            complaint.update(status="closed", closed_at=self.now)

    def _contact(self, text: str) -> None:
        if self.story.complaint["channel"] == "phone":
            self._call("out", self.rng.randrange(60, 500))
        self._event("contact", actor=self.agent, team=self.front.name, direction="out", is_public=True, text=text)

    def _event(self, kind: str, **fields: Any) -> bool:  # noqa: ANN401  cells of any column
        """Add an event, unless it would lie after the night that the demo judges."""
        if self.now > END:
            return False
        self.now += timedelta(seconds=self.rng.randrange(1, 50))
        self.story.events.append({"complaint_id": self.case, "at": self.now, "kind": kind, **fields})
        return True

    def _call(self, direction: str, talk: int) -> None:
        if self.now > END:
            return
        wait = min(400, int(self.rng.expovariate(1 / 35))) if direction == "in" else 0
        number = f"{self.case}-{len(self.story.calls) + 1}"
        self.story.calls.append(
            {
                "call_id": number, "customer_id": self.customer, "complaint_id": self.case, "direction": direction, "agent": self.agent,
                "queue": self.problem.product, "team": self.front.name, "started_at": self.now - timedelta(seconds=wait),
                "answered_at": self.now, "ended_at": self.now + timedelta(seconds=talk), "outcome": "answered", "wait_seconds": wait,
                "talk_seconds": talk,
            }
        )  # fmt: skip

    def _pass_hours(self, hours: float) -> None:
        self.now += timedelta(hours=hours)

    def _day(self, moment: datetime) -> str:
        return f"{moment.month}月{moment.day}日" if self.lang == "zh" else f"{moment:%A} {moment.day} {moment:%B}"
