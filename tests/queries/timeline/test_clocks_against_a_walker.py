"""Ten thousand random cases against a walker that looks at every second of every calendar by itself."""

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Asia/Shanghai",
    "Africa/Casablanca",
    "Atlantic/Azores",
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": datetime(2026, 2, 27, tzinfo=UTC), "autumn": datetime(2026, 10, 14, tzinfo=UTC)}
SPAN = 40 * 86400
CASES = 5000  # a season


class Walker:
    """One calendar, each second of the season either open (1) or shut (0), found by asking the zone every minute."""

    def __init__(self, start, zone, week, off, on):
        seconds = bytearray()
        tz = ZoneInfo(zone)
        for minute in range(SPAN // 60):
            local = (start + timedelta(minutes=minute)).astimezone(tz)
            day = local.date()
            windows = on.get(day, () if day in off else week[local.weekday()])
            at = local.hour * 60 + local.minute
            seconds += (b"\1" if any(opens <= at < closes for opens, closes in windows) else b"\0") * 60
        self.seconds = bytes(seconds)

    def judge(self, begins, ends, limit, pauses):
        """Seconds that counted in [begins, ends), and the second at which `limit` of them was used up."""
        line = bytearray(self.seconds[begins : max(ends, begins + 6 * 86400)])
        for paused, resumed in pauses:
            line[paused - begins : resumed - begins] = bytes(resumed - paused)
        counted = line.count(1, 0, ends - begins)
        at, left = 0, limit
        while (found := line.count(1, at, at + 3600)) < left and at < len(line):
            at, left = at + 3600, left - found
        for _ in range(left if at < len(line) else 0):
            at = line.index(1, at) + 1
        return counted, begins + at if at < len(line) else None


def clock_text(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def windows_text(windows):
    return " ".join(f"{clock_text(opens)}-{clock_text(closes)}" for opens, closes in windows)


def random_windows(dice):
    """One or two windows of a day; often ones that begin or end in the hours that clocks skip or repeat."""
    marks = sorted(dice.sample([0, 60, 90, 120, 150, 180, 200, 540, 720, 780, 1020, 1200, 1440], dice.choice([2, 4])))
    return tuple(zip(marks[::2], marks[1::2], strict=True))


def random_calendar(dice, name, start):
    zone = dice.choice(ZONES)
    week = [random_windows(dice) if dice.random() < 0.75 else () for _ in DAYS]
    week[dice.randrange(7)] = ((0, 1440),)
    first = start.date()
    off = {first + timedelta(days=dice.randrange(40)) for _ in range(3)}
    on = {first + timedelta(days=dice.randrange(40)): random_windows(dice) for _ in range(2)}
    on = {day: windows for day, windows in on.items() if day not in off}
    hours = ", ".join(f'{day} = "{windows_text(windows)}"' for day, windows in zip(DAYS, week, strict=True) if windows)
    opened = ", ".join(f'"{day}" = "{windows_text(windows)}"' for day, windows in on.items())
    text = (
        f'[[calendars]]\nname = "{name}"\ntimezone = "{zone}"\nhours = {{ {hours} }}\n'
        f"closed = {[str(day) for day in sorted(off)]}\nopen = {{ {opened} }}\n"
    )
    return text, Walker(start, zone, week, off, on)


def random_case(dice, walkers, limits):
    """Calendar, limit, start, end (None = open) and pauses, in seconds from the start of the season."""
    name = dice.choice(list(walkers))
    begins = dice.randrange(86400, SPAN - 12 * 86400)
    ends = begins + dice.choice([dice.randrange(7200), dice.randrange(86400), dice.randrange(8 * 86400)])
    marks = sorted({begins + dice.randrange(-3600, 3 * 86400) for _ in range(dice.choice([0, 0, 2, 4, 6]))})
    marks = marks[: len(marks) // 2 * 2]
    return name, dice.choice(limits), begins, ends if dice.random() < 0.85 else None, list(zip(*[iter(marks)] * 2, strict=True))


@pytest.mark.parametrize("season", sorted(SEASONS))
def test_elapsed_due_and_verdict_equal_those_of_a_walker_over_every_second(log, season):
    dice = random.Random(season)
    start, limits = SEASONS[season], (900, 3600, 7777, 28800, 86400)
    at = lambda second: (start + timedelta(seconds=second)).replace(tzinfo=None)  # noqa: E731
    made = {f"c{number}": random_calendar(dice, f"c{number}", start) for number in range(16)}
    walkers = {name: walker for name, (_, walker) in made.items()}
    policy = "".join(text for text, _ in made.values()) + "".join(
        f'[[limits]]\nwhen = {{ product = "{name} {limit}" }}\ncalendar = "{name}"\nresolution = "{limit}s"\n'
        'paused_by = "Waiting"\nrunning_in = "Open"\n'
        for name in made
        for limit in limits
    )
    cases = [random_case(dice, walkers, limits) for _ in range(CASES)]
    as_of = SPAN - 3 * 86400
    complaints = [
        {"id": str(number), "from": at(begins), "to": None if ends is None else at(ends), "product": f"{name} {limit}"}
        for number, (name, limit, begins, ends, _) in enumerate(cases)
    ]
    statuses = [
        {"id": str(number), "at": at(mark), "status": status}
        for number, case in enumerate(cases)
        for pause in case[4]
        for mark, status in zip(pause, ("Waiting", "Open"), strict=True)
    ]
    insert(log, complaints, statuses)
    log.policy(policy).derive(str(at(as_of)), only=["clock_verdicts"])
    found = {row["complaint_id"]: row for row in log.rows("clock_times", "clock = 'resolution'")}
    assert len(found) == CASES
    for number, (name, limit, begins, ends, pauses) in enumerate(cases):
        to = as_of if ends is None else ends
        clipped = [(max(one, begins), min(other, to)) for one, other in pauses if other > begins and one < to]
        working, due = walkers[name].judge(begins, to, limit, clipped)
        row = found[str(number)]
        told = (row["working_seconds"], row["actual_seconds"], row["verdict"])
        late = due is not None and to > due
        verdict = "breached" if late else "running" if ends is None else "met"
        assert told == (working, to - begins, verdict), (name, limit, cases[number])
        assert due is None or row["due_at"] == at(due), (name, limit, cases[number])


def insert(log, complaints, statuses):
    """Insert many complaints and status events at once."""
    log.con.register("made", pa.Table.from_pylist(complaints))
    log.con.execute(
        "insert into complaints (source, complaint_id, received_at, resolved_at, product) "
        'select \'test\', id, "from", "to", product from made'
    ).fetchall()
    log.con.register("made", pa.Table.from_pylist(statuses))
    log.con.execute(
        "insert into events (source, event_id, complaint_id, \"at\", sequence, kind, status) select 'test', "
        "cast(row_number() over () as varchar), id, \"at\", row_number() over (), 'status', status from made"
    ).fetchall()


def test_the_walker_itself_knows_a_night_that_has_an_hour_less():
    walker = Walker(SEASONS["spring"], "Europe/Berlin", [((0, 1440),)] * 7, set(), {date(2026, 3, 29): ((0, 360),)})
    begins = int((datetime(2026, 3, 28, 23, tzinfo=UTC) - SEASONS["spring"]).total_seconds())
    assert walker.judge(begins, begins + 43200, 5 * 3600, []) == (5 * 3600, begins + 5 * 3600)
