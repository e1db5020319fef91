"""A year of a small company's complaints, made of plain arithmetic, and its report."""

import json
from datetime import datetime

import pytest
from plaint.calendars import write_policy
from plaint.report import ReportOptions, write_report
from plaint.settings import read_settings
from plaint.settings.values import write_values
from plaint.teams import write_team_offices

AS_OF = datetime(2026, 6, 30, 12)  # noqa: DTZ001  instants are naive UTC everywhere
SETTINGS = """
[project]
name = "Harbour Gas"
timezone = "Europe/Berlin"

[teams]
front = ["Front desk", "Branch"]
back = ["Workshop", "Billing"]
"""

CASES = """
insert into complaints (source, complaint_id, received_at, resolved_at, closed_at, customer_id, channel, product,
                        issue, severity, status, description, team)
select 'crm', 'C' || lpad(cast(number as varchar), 6, '0'), received_at,
    case when number % 9 <> 0 then received_at + to_hours(cast(6 + (number * 37) % 200 as integer)) end,
    case when number % 9 <> 0 then received_at + to_hours(cast(8 + (number * 37) % 200 as integer)) end,
    'K' || (number * 7) % 190,
    list_extract(['phone', 'e-mail', 'counter', 'app'], 1 + number % 4),
    list_extract(['Boiler', 'Meter', 'Tariff'], 1 + number % 3),
    list_extract(['late visit', 'wrong bill', 'leak', 'rude answer', 'no answer'], 1 + (number // 3) % 5),
    list_extract(['general', 'urgent', 'very_urgent'], 1 + (number // 5) % 3),
    case when number % 9 <> 0 then 'done' else 'open' end,
    'The visit on Tuesday did not happen & nobody called.',
    list_extract(['Front desk', 'Workshop', 'Billing', 'Branch'], 1 + (number // 2) % 4)
from (
    select number, timestamp '2025-06-01 08:00:00' + to_minutes(cast(number * {minutes} as integer)) as received_at
    from generate_series(1, {cases}) as numbers(number)
)
where received_at <= timestamp '2026-06-30 12:00:00'
"""
EVENTS = """
insert into events (source, event_id, complaint_id, "at", sequence, kind, actor, team, direction, is_public, text)
select 'crm', complaint_id || '-' || step, complaint_id, received_at + to_minutes(cast(minutes as integer)), step, kind,
    'Agent ' || step, step_team, direction, kind = 'contact', words
from complaints, (values
    (1, 5, 'assigned', 'Front desk', 'internal', null),
    (2, 300, 'contact', 'Front desk', 'out', 'We are sorry for the trouble. We will call you tomorrow.'),
    (3, 400, 'assigned', 'Workshop', 'internal', 'Please check.'),
    (4, 1500, 'assigned', 'Front desk', 'internal', null)
) as steps(step, minutes, kind, step_team, direction, words)
where cast(substr(complaint_id, 2) as integer) % 5 >= step - 1
"""


@pytest.fixture
def judge(project):
    """Write the project's settings into a log and derive everything; gives the log."""

    def judge_one(log, settings=project):
        write_values(log.con, settings.settings)
        write_team_offices(log.con, settings)
        write_policy(log.con, settings)
        log.as_of = AS_OF
        return log.derive()

    return judge_one


@pytest.fixture
def story(log, judge):
    """A log of 113 cases, judged."""
    log.con.execute(CASES.format(cases=113, minutes=5040)).fetchall()
    log.con.execute(EVENTS).fetchall()
    return judge(log)


@pytest.fixture
def project(tmp_path):
    """Settings of the project on disk."""
    path = tmp_path / "plaint.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    return read_settings(path)


@pytest.fixture
def write(project):
    """Write a report of a log; gives its folder."""

    def write_one(log, settings=project, gates=None, **options):
        options = ReportOptions(**options)
        return write_report(log.con, settings, log.as_of, settings.reports, options=options, gates=gates).parent

    return write_one


@pytest.fixture
def payloads():
    """Texts that try to run as script, each in some other way."""
    tags = ["img src=x onerror=", "svg onload=", "body onload=", "input autofocus onfocus=", "details open ontoggle=",
            "video src=x onerror=", "audio src=x onerror=", "iframe onload=", "marquee onstart=", "style onload=",
            "object data=x onerror=", "select autofocus onfocus=", "a autofocus tabindex=1 onfocus="]  # fmt: skip
    ways = ["<{}window.hit=1>", "'\"><{}window.hit=1>", "</script><{}window.hit=1>", "</title></style></textarea><{}window.hit=1>",
            "<{}window.hit=1//", "--><{}window.hit=1>", "]]><{}window.hit=1>"]  # fmt: skip
    others = [
        "<script>window.hit=1</script>", "</script><script>window.hit=1</script>", "javascript:window.hit=1",
        "{{ 7*7 }}{% raw %}<script>window.hit=1</script>", "{{ cycler.__init__.__globals__ }}", "${window.hit=1}",
        "<scr\0ipt>window.hit=1</scr\0ipt>", "\u202e<script>window.hit=1</script>", "&lt;script&gt;window.hit=1&lt;/script&gt;",
        "<!--<script>", '" onmouseover=window.hit=1 x="', "' onmouseover=window.hit=1 x='", "<base href=//example.invalid>",
        "<meta http-equiv=refresh content=0;url=//example.invalid>", "<link rel=stylesheet href=//example.invalid/x.css>",
    ]  # fmt: skip
    return [way.format(tag) for tag in tags for way in ways] + others


@pytest.fixture
def hostile_project(tmp_path, payloads):
    """Settings whose every text is hostile."""
    path = tmp_path / "hostile.toml"
    path.write_text(f"[project]\nname = {json.dumps(payloads[0])}\n# {payloads[1]}\n", encoding="utf-8")
    return read_settings(path)
