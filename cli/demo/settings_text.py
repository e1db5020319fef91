"""The demo's plaint.toml, commented as a newcomer would want it."""

_HEAD = """\
# The demo: a year of complaints of a made-up telecom firm, with a desk in London and one in Shanghai.
[project]
name = "Harbour Telecom"
timezone = "Europe/London"          # of naive times, unless a source says otherwise
language = "{language}"
"""

_SOURCES = """
# What each system exports. Entries that share a name are one system: a case is known by (source, complaint_id).
[[sources]]
name = "london"
kind = "complaints"
files = ["exports/london_complaints_*.csv"]
columns = {{ {complaints} }}

[[sources]]
name = "shanghai"                    # Chinese headers, GB18030: found by itself
kind = "complaints"
files = ["exports/shanghai_complaints.csv"]
timezone = "Asia/Shanghai"
columns = {{ {chinese} }}
values = {{ severity = {{ "一般" = "general", "紧急" = "urgent", "非常紧急" = "very_urgent" }} }}
"""

_TABLE = """
[[sources]]
name = "{desk}"
kind = "{kind}"
files = ["exports/{desk}_{kind}.csv"]
timezone = "{zone}"
columns = {{ {columns} }}
"""

_POLICY = """
# Which office a team belongs to; the longest pattern that matches wins.
[teams]
front = ["Care *", "客服*"]
back = ["* Back Office", "* Lab", "Field Service", "*后台", "装维部"]

[[calendars]]
name = "london office"
timezone = "Europe/London"
hours = { mon-fri = "08:00-20:00", sat = "09:00-17:00" }
holidays = "GB"

# Service limits; the first rule whose conditions hold decides.
[[limits]]
name = "very urgent"
when = { severity = "very_urgent" }
first_contact = "4h"
update = "24h"
resolution = "2d"
escalation_head = "4h"
escalation_leader = "4h"
follow_up = "3d"

[[limits]]
name = "urgent"
when = { severity = "urgent" }
first_contact = "8h"
update = "24h"
resolution = "3d"
escalation_head = "8h"
follow_up = "3d"

[[limits]]
name = "general, London office hours"
when = { source = "london" }
calendar = "london office"
first_contact = "12h"
resolution = "5d"
follow_up = "3d"

[[limits]]
name = "general"
first_contact = "24h"
resolution = "5d"
follow_up = "3d"

# What makes `plaint check` and the night fail.
[[gates]]
name = "first contact in time"
measure = "sla_by_clock"
column = "breach_share"
where = "clock = 'first_contact'"
max = 0.25

[[gates]]
name = "words never to use"
measure = "compliance_by_check"
column = "score"
where = "code = 'F4'"
min = 0.8
"""


def settings_text(language: str) -> str:
    """The whole file for a report in `language` (en or zh)."""
    from .world import DESKS
    from .write import CHINESE, COLUMNS

    def same(names: tuple[str, ...]) -> str:
        return ", ".join(f'{name} = "{name}"' for name in names)

    chinese = ", ".join(f'{ours} = "{theirs}"' for ours, theirs in CHINESE.items())
    parts = [_HEAD.format(language=language), _SOURCES.format(complaints=same(COLUMNS["complaints"]), chinese=chinese)]
    for desk in DESKS:
        parts += [
            _TABLE.format(desk=desk.name, kind=kind, zone=desk.zone, columns=same(COLUMNS[kind]))
            for kind in ("events", "calls", "customers")
        ]
    return "".join([*parts, _POLICY])
