from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plaint.loading.zones import DAY, EPOCH, days_of

ZONES = ["America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Europe/Berlin"]


def to_utc(zone, local):
    """What the loader's SQL does with a naive local time, from the zone's day."""
    row = days_of(zone).slice((local.date() - EPOCH).days - (days_of(zone)["day"][0].as_py() - EPOCH).days, 1).to_pylist()[0]
    second = local.hour * 3600 + local.minute * 60 + local.second
    offset = row["before"] if second < row["switch"] else row["after"]
    odd = row["odd_from"] <= second < row["odd_to"]
    return local - timedelta(seconds=offset), odd and row["is_gap"], odd and not row["is_gap"]


def oracle(zone, local):
    """By zoneinfo: both folds of the time say whether it exists once, twice or never; fold 0 is our rule."""
    first, second = (local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
    exists = first.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local
    return first.replace(tzinfo=None), not exists, exists and first != second


@given(st.sampled_from(ZONES), st.datetimes(datetime(1980, 1, 2), datetime(2099, 12, 30)))  # noqa: DTZ001  local times
def test_any_local_time_is_placed_as_zoneinfo_places_it(zone, moment):
    local = moment.replace(microsecond=0)
    assert to_utc(zone, local) == oracle(zone, local)


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_change_local_times_are_placed_as_zoneinfo_places_them(zone):
    table = days_of(zone).to_pylist()
    odd = [row for row in table if row["before"] != row["after"] or row["odd_to"]]
    for row in odd[:40]:
        for second in {0, row["odd_from"], max(row["odd_to"] - 1, 0), min(row["switch"], DAY - 1), DAY - 1}:
            local = datetime.combine(row["day"], datetime.min.time()) + timedelta(seconds=second)
            assert to_utc(zone, local) == oracle(zone, local)


def test_a_zone_without_changes_has_one_offset():
    assert set(days_of("Asia/Kolkata")["before"].to_pylist()) == {19_800}
