"""Write a log of any size, the same each time: complaints, ~6 events, ~3 texts and ~2 calls a case, in two languages.

python benchmarks/generate.py FOLDER CASES      writes three CSVs and plaint.toml into FOLDER
"""

import sys
from pathlib import Path

AS_OF = "2026-12-01"
SETTINGS = """
[project]
name = "Benchmark"
timezone = "UTC"
memory_limit = "{memory_limit}"

[[sources]]
name = "desk"
kind = "complaints"
files = ["complaints.csv"]
columns = {{ {complaints} }}

[[sources]]
name = "desk"
kind = "events"
files = ["events.csv"]
columns = {{ {events} }}

[[sources]]
name = "desk"
kind = "calls"
files = ["calls.csv"]
columns = {{ {calls} }}

[teams]
front = ["desk *"]
back = ["works *"]

[[calendars]]
name = "office"
timezone = "Europe/Berlin"
hours = {{ mon-fri = "08:00-18:00" }}
holidays = "DE"

[[limits]]
when = {{ severity = "urgent" }}
calendar = "office"
first_contact = "4h"
resolution = "3d"

[[limits]]
calendar = "office"
first_contact = "8h"
resolution = "5d"
"""

# number of the case -> its facts; hash() gives the chances, so that every row is the same each time
CASES = """
create temp table facts as
select
    number, 'K' || lpad(cast(number as varchar), 8, '0') as complaint_id, 'C' || hash(number, 1) % greatest($cases * 7 // 10, 1) as customer_id,
    timestamp '2025-11-03' + to_days(cast(drawn(number, 2, 52) * 7 as integer))
    + to_days(cast(case when weekday < 20 then 0 when weekday < 39 then 1 when weekday < 57 then 2 when weekday < 74 then 3
        when weekday < 90 then 4 when weekday < 96 then 5 else 6 end as integer))
    + to_seconds(cast(7 * 3600 + drawn(number, 4, 28800) + drawn(number, 5, 18000) as bigint)) as received_at,
    cast(floor(40 * power(drawn(number, 6, 10000) / 10000.0, 3)) as integer) as issue, drawn(number, 7, 2) = 0 as is_english,
    drawn(number, 8, 10) as luck, 900 + cast(drawn(number, 9, 172800) as bigint) as pace
from (select number, drawn(number, 3, 100) as weekday from range($cases) as numbers (number)) as weekdays
"""
PHRASES = """
create temp macro phrase(number, salt, is_english) as case when is_english
    then ['The invoice is wrong again', 'Nobody called me back', 'The parcel has not come', 'We are sorry for the delay', 'I checked the meter myself',
        'The engineer will call tomorrow by noon', 'Please send the form', 'It works now, thank you'][1 + drawn(number, salt, 8)]
    else ['账单又错了', '没有人给我回电话', '包裹还没有到', '非常抱歉给您添麻烦了', '我已经核实过情况', '明天中午之前给您答复',
        '请把表格发过来', '现在好了，谢谢'][1 + drawn(number, salt, 8)] end
"""
TABLES = {
    "complaints": """
select complaint_id, strftime(received_at, '%Y-%m-%d %H:%M:%S') as received_at, customer_id,
    ['gold', 'silver', 'basic'][1 + drawn(number, 10, 3)] as customer_tier, ['phone', 'mail', 'web', 'shop'][1 + drawn(number, 11, 4)] as channel,
    'product ' || issue // 8 as product, 'issue ' || issue as issue, if(luck < 2, 'urgent', 'general') as severity,
    phrase(number, 12, is_english) || if(is_english, '. ', '。') || phrase(number, 13, is_english) || if(is_english, ', order ', '，单号') || number as description
from facts order by received_at, complaint_id
""",
    "events": """
select 'E' || number * 8 + step as event_id, complaint_id,
    strftime(received_at + to_seconds(cast(60 + (step - 1) * pace / 3 + drawn(number, step, 600) as bigint)), '%Y-%m-%d %H:%M:%S') as "at",
    ['assigned', 'contact', 'note', 'assigned', 'status', 'contact', 'resolved'][step] as kind, 'agent ' || hash(number, step, 2) % 400 as actor,
    case step when 1 then 'desk ' || drawn(number, 20, 60) when 4 then if(luck < 5, 'works ', 'desk ') || drawn(number, 21, 60)
        when 6 then 'desk ' || drawn(number, 20, 60) end as team,
    case when step = 2 then 'out' when step = 6 then if(drawn(number, 22, 4) = 0, 'in', 'out') when step = 3 then 'internal' end as direction,
    case step when 5 then ['Waiting', 'Open'][1 + drawn(number, 23, 2)] when 7 then 'Done' end as status,
    case when step in (2, 3) then phrase(number, step + 30, is_english) || if(is_english, '. ', '。') || phrase(number, step + 40, is_english) || ' ' || number % 9973 end as text
from facts, range(1, 8) as steps (step)
where (step < 7 or luck < 9) and (step <> 4 or luck < 7)
order by "at", event_id
""",
    "calls": """
select 'L' || number * 2 + turn as call_id, if(turn = 1, complaint_id, null) as complaint_id, customer_id, 'queue ' || issue // 8 as queue,
    'agent ' || hash(number, turn, 50) % 400 as agent, if(turn = 1 and luck < 4, 'out', 'in') as direction,
    strftime(started_at, '%Y-%m-%d %H:%M:%S') as started_at, if(outcome = 'answered', strftime(started_at + to_seconds(cast(wait as bigint)), '%Y-%m-%d %H:%M:%S'), null) as answered_at,
    strftime(started_at + to_seconds(cast(wait + 200 as bigint)), '%Y-%m-%d %H:%M:%S') as ended_at, outcome
from (
    select *, received_at + to_seconds(cast(turn * 7200 + hash(number, turn, 51) % 80000 as bigint)) as started_at,
        if(hash(number, turn, 52) % 8 = 0, 'abandoned', 'answered') as outcome, 5 + hash(number, turn, 53) % 90 as wait
    from facts, range(2) as turns (turn)
) as turned
order by started_at, call_id
""",
}


def write(folder: Path, cases: int, memory_limit: str = "2GB") -> None:
    """Write the CSVs and the settings of a log of `cases` cases."""
    import duckdb

    folder.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(folder / "spill")})
    con.execute("create temp macro drawn(number, salt, many) as cast(hash(number * 1009 + salt) % many as bigint)")
    con.execute(CASES, {"cases": cases}).fetchall()
    con.execute(PHRASES)
    columns = {}
    for name, sql in TABLES.items():
        con.execute(f"copy ({sql}) to '{folder / name}.csv' (header, delimiter ',')").fetchall()
        columns[name] = ", ".join(f'{row[0]} = "{row[0]}"' for row in con.execute(f"describe {sql}").fetchall())
    con.close()
    (folder / "plaint.toml").write_text(SETTINGS.format(memory_limit=memory_limit, **columns), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
