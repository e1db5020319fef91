"""Which windows hold on which local day: the week, its changes, holidays, make-up days, days off and on."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from ..settings import Calendar
from ..settings.check import Where
from ..settings.hours import DAY_SECONDS, Window, weekly, windows

_NOWHERE = Where("plaint.toml", "")
"""The settings were checked when they were read, so nothing can fail here any more."""


@dataclass
class LocalDays:
    """The windows of every local day of one calendar, all its versions together."""

    name: str
    timezone: str
    versions: list["_Version"]
    warnings: list[str] = field(default_factory=list)

    @property
    def usual_day(self) -> int:
        """Working seconds of the usual day of the newest version: what `d` means in a limit."""
        return sum(closes - opens for opens, closes in self.versions[-1].usual)

    @property
    def usual_week(self) -> int:
        """Working seconds of a week of the newest version: what `w` means in a limit."""
        return sum(closes - opens for day in self.versions[-1].week for opens, closes in day)

    def windows(self, on: date) -> tuple[Window, ...]:
        """The windows that hold on a local day."""
        holding = self.versions[0]
        for version in self.versions[1:]:
            if version.since <= on:
                holding = version
        return holding.windows(on)


@dataclass
class _Version:
    since: date
    week: tuple[tuple[Window, ...], ...]
    off: set[date]
    on: dict[date, tuple[Window, ...]]
    make_up: set[date]

    @property
    def usual(self) -> tuple[Window, ...]:
        """The windows that most weekdays have; of equals the longest, then the earliest weekday's."""
        worked = [day for day in self.week if day]
        counts = Counter(worked)
        return max(worked, key=lambda day: (counts[day], sum(closes - opens for opens, closes in day)))

    def windows(self, on: date) -> tuple[Window, ...]:
        if on in self.on:
            return self.on[on]
        if on in self.make_up:
            return self.week[on.weekday()] or self.usual
        return () if on in self.off else self.week[on.weekday()]


def local_days(versions: list[Calendar], timezone: str, years: range, needed: int) -> LocalDays:
    """The days of the calendar of these versions for `years`; warns where those up to `needed` are guessed."""
    days = LocalDays(versions[0].name, versions[0].timezone or timezone, [])
    for one in sorted(versions, key=lambda version: version.since or ""):
        off, make_up = _holidays(one, years, needed, days.warnings)
        off |= {date.fromisoformat(text) for text in one.closed}
        on = {date.fromisoformat(text): windows(hours, _NOWHERE) for text, hours in one.open.items()}
        since = date.fromisoformat(one.since) if one.since else date.min
        days.versions.append(_Version(since, weekly(one.hours, _NOWHERE), off, on, make_up - off))
    return days


def _holidays(calendar: Calendar, years: range, needed: int, warnings: list[str]) -> tuple[set[date], set[date]]:
    """Days off, and days made up for on a weekend; warns of years that the library only guesses."""
    if not calendar.holidays:
        return set(), set()
    import holidays

    country, _, region = calendar.holidays.partition("-")
    found = holidays.country_holidays(country, subdiv=region or None, years=years)
    make_up = set(getattr(found, "weekend_workdays", ()))
    if make_up:
        known = max(make_up).year
        if known < needed:
            warnings.append(
                f"calendar {calendar.name}: the make-up working days of {country} are known up to {known}; "
                f"name later ones under open and closed"
            )
    return set(found), make_up


__all__ = ["DAY_SECONDS", "LocalDays", "local_days"]
