"""[[calendars]] and [[limits]]: when the office works, and how long each clock may take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .check import Duration, Where
from .hours import check_holidays, day, weekly, windows

Words = tuple[str, ...]
CLOCKS = (
    "first_contact",
    "recovery",
    "next_reply",
    "update",
    "resolution",
    "total_resolution",
    "follow_up",
    "promise",
    "escalation_head",
    "escalation_leader",
    "back_office",
    "due",
)
PAUSABLE = ("first_contact", "recovery", "next_reply", "update", "resolution", "total_resolution", "back_office")
PAUSED_BY_DEFAULT = ("next_reply", "update", "resolution", "total_resolution", "back_office")
STATUTORY = ("cfpb", "fca_disp", "fca_disp_payments", "fca_disp_payments_exceptional")
_NEED_WORKING_DAYS = STATUTORY[1:]


def check_zone(name: str | None, where: Where, key: str = "timezone") -> None:
    """Refuse a time zone that is not in the IANA list."""
    if name is None:
        return
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        where.at(key).fail(f"{name!r} is no time zone; write an IANA name such as Europe/Berlin or Asia/Shanghai")


@dataclass(frozen=True)
class Calendar:
    """[[calendars]]: weekly hours in a zone, holidays, days off and on; a second one of the name holds from `since`."""

    name: str  # what limits call it
    hours: Mapping[str, str]  # mon-fri = "09:00-12:00 13:00-18:00"
    timezone: str | None = None  # IANA name; default: the project's
    since: str | None = None  # first day it holds, where it replaces an earlier one
    holidays: str | None = None  # country, or country-region
    closed: Words = ()  # further days off
    open: Mapping[str, str] = field(default_factory=dict)  # day = hours, where a day off is worked

    def check(self, where: Where) -> None:
        """Hours, dates, zone and country must be real, and no window may overlap another."""
        check_zone(self.timezone, where)
        weekly(self.hours, where.at("hours"))
        if self.since is not None:
            day(self.since, where.at("since"))
        if self.holidays is not None:
            check_holidays(self.holidays, where.at("holidays"))
        for text in self.closed:
            day(text, where.at("closed"))
        for text, hours in self.open.items():
            day(text, where.at("open", text))
            windows(hours, where.at("open", text))
            if text in self.closed:
                where.at("open", text).fail(f"{text} stands under closed too; a day is one or the other")


@dataclass(frozen=True)
class When:
    """The conditions of a limit: all must hold; a list means one of; * matches anything."""

    severity: Words = ()  # as the case had it
    tier: Words = ()  # of the customer
    product: Words = ()  # complained of
    issue: Words = ()  # complained of
    channel: Words = ()  # it came in by
    source: Words = ()  # name of [[sources]]
    team: Words = ()  # that owned it


@dataclass(frozen=True)
class Limit:
    """[[limits]]: service limits by clock; the first rule whose `when` holds decides."""

    name: str = ""  # as reports call the rule
    when: When = field(default_factory=When)  # conditions; left out: every case
    calendar: str | None = None  # left out: the clock on the wall
    back_office_calendar: str | None = None  # of the back-office clock, where it differs
    first_contact: Duration | None = None  # received to the first contact by a person
    recovery: Duration | None = None  # received to resolved, or to word how far it is
    next_reply: Duration | None = None  # customer message to the contact after it
    update: Duration | None = None  # contact to contact while open
    resolution: Duration | None = None  # received to first resolved
    total_resolution: Duration | None = None  # received to last resolved
    follow_up: Duration | None = None  # resolved to a contact of the front office
    promise: Duration | None = None  # of promises that state no time
    escalation_head: Duration | None = None  # received to the department head told
    escalation_leader: Duration | None = None  # received to the leader told
    back_office: Duration | None = None  # handed to the back office to its answer
    due: Duration | None = None  # of cases whose export states no due time
    statutory: Words = ()  # cfpb, fca_disp, fca_disp_payments, fca_disp_payments_exceptional
    paused_by: Words = ()  # statuses in which the clock stands still
    running_in: Words = ()  # all other statuses that are known; beside paused_by an unlisted one is an error
    paused_clocks: Words | None = None  # None = all that may pause but first_contact and recovery

    def check(self, where: Where) -> None:
        """A rule must set something, name known clocks, and have a calendar where it counts working days."""
        for key, known in (("statutory", STATUTORY), ("paused_clocks", PAUSABLE)):
            for word in getattr(self, key) or ():
                if word not in known:
                    where.at(key).fail(f"{word!r} is not one of {', '.join(known)}")
        set_clocks = [clock for clock in CLOCKS if getattr(self, clock) is not None]
        if not set_clocks and not self.statutory:
            where.fail(f"sets no limit; write one of {', '.join(CLOCKS)} or statutory")
        for clock in set_clocks:
            limit = getattr(self, clock)
            calendar = self.back_office_calendar if clock == "back_office" else None
            if limit.unit == "wd" and not (calendar or self.calendar):
                where.at(clock).fail(f"{limit.text} counts working days: name the rule's calendar")
        if not self.calendar and set(self.statutory) & set(_NEED_WORKING_DAYS):
            where.at("statutory").fail("counts working days: name the rule's calendar")
        if not self.paused_by and (self.running_in or self.paused_clocks is not None):
            key = "running_in" if self.running_in else "paused_clocks"
            where.at(key).fail("has no effect without paused_by; name the statuses that pause the clock")
        if self.back_office_calendar and self.back_office is None:
            where.at("back_office_calendar").fail("has no effect without back_office")


def check_calendars(calendars: tuple[Calendar, ...], where: Where) -> None:
    """One calendar a name and `since`; all of one name in one zone."""
    for place, one in enumerate(calendars):
        for other in calendars[:place]:
            if other.name == one.name and other.since == one.since:
                where.at(place, "name").fail(f"{one.name!r} is named twice; give the later one its `since`")
            if other.name == one.name and other.timezone != one.timezone:
                where.at(place, "timezone").fail(f"differs from the other {one.name!r}; a calendar has one zone")


def check_limits(limits: tuple[Limit, ...], calendars: tuple[Calendar, ...], sources: tuple[str, ...], where: Where) -> None:
    """Calendars and sources that rules name must be there, and each rule must be able to match."""
    names = {one.name for one in calendars}
    for place, limit in enumerate(limits):
        for key in ("calendar", "back_office_calendar"):
            if (name := getattr(limit, key)) and name not in names:
                where.at(place, key).fail(f"there is no calendar {name!r} in [[calendars]]")
        for pattern in limit.when.source:
            if not any(fnmatchcase(source.lower(), pattern.lower()) for source in sources):
                where.at(place, "when", "source").fail(f"no source is called {pattern!r}: the rule can never match")
        for earlier, other in enumerate(limits[:place]):
            if _covers(other.when, limit.when):
                where.at(place).fail(f"can never match: limits[{earlier}] above holds whenever this does; put it first")


def _covers(wide: When, narrow: When) -> bool:
    """Whether `wide` holds wherever `narrow` does."""
    for one in fields(When):
        wanted, given = getattr(wide, one.name), getattr(narrow, one.name)
        if wanted and not given and "*" not in wanted:
            return False
        if wanted and not all(any(_matches(pattern, word) for pattern in wanted) for word in given):
            return False
    return True


def _matches(pattern: str, word: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.lower().split("*")), word.lower()) is not None
