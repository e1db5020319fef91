"""Which cases, customers and calls a night has to look at again, as temporary tables of their ids."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# Ids without their source: a call may name a case of another source, so what bears the same id goes together.
_TOUCHED = """
create or replace temp table touched_cases as
select distinct complaint_id from (
    select complaint_id from load_touches
    union all
    select complaint_id from events where "at" between $before and $as_of
    union all
    select complaint_id from complaints
    where received_at between $before and $as_of or resolved_at between $before and $as_of or closed_at between $before and $as_of
    union all
    select complaint_id from calls where started_at between $before and $as_of or answered_at between $before and $as_of
)
where complaint_id is not null
"""
# All legs of a call go together, under their old and their new call.
_CALLS = """
create or replace temp table touched_calls as
with touched as (
    select source, call_id, linked_id from load_touches where kind = 'calls'
    union
    select source, call_id, linked_id from calls
    where started_at between $before and $as_of or answered_at between $before and $as_of
),
wholes as (select distinct source, coalesce(linked_id, call_id) as whole_id from touched)
select source, call_id from touched
union
select calls.source, calls.call_id from calls
inner join wholes on calls.source = wholes.source and coalesce(calls.linked_id, calls.call_id) = wholes.whole_id
"""
# A leg that comes late can turn a whole call from one case to another, though the legs that named the first are as they were.
_CASES_OF_CALLS = """
insert into touched_cases
select complaint_id from (
    select calls.complaint_id from calls
    inner join touched_calls on calls.source = touched_calls.source and calls.call_id = touched_calls.call_id
    union
    select call_ties.complaint_id from call_ties
    inner join touched_calls on call_ties.source = touched_calls.source and call_ties.call_id = touched_calls.call_id
)
where complaint_id is not null and complaint_id not in (select complaint_id from touched_cases)
"""
_CUSTOMERS = """
create or replace temp table touched_customers as
select distinct trim(customer_id) as customer_id from (
    select customer_id from load_touches
    union all
    select customer_id from complaints where complaint_id in (select complaint_id from touched_cases)
    union all
    select customer_id from cases where complaint_id in (select complaint_id from touched_cases)
    union all
    select calls.customer_id from calls
    inner join touched_calls on calls.source = touched_calls.source and calls.call_id = touched_calls.call_id
)
where trim(customer_id) <> ''
"""
_THEIR_CASES = """
create or replace temp table customer_cases as
select source, complaint_id from complaints where trim(customer_id) in (select customer_id from touched_customers)
"""
# Cases whose rows move with the instant of judgement though nothing happens to them: open ones; clocks that are not over
# yet; a resolution that never came, whose hours a problem is charged with; a pause that lasts; an answer not due yet; times
# beyond the calendar; and those that come of age tonight: R4 (judging.young) and first-contact resolution (7 days) leave
# cases resolved lately out.
_MOVING = """
create or replace temp table moving_cases as
select complaint_id from touched_cases
union
select complaint_id from cases where is_open is not false
union
select complaint_id from clock_verdicts
where (stopped_at is null and (due_at >= $before or clock = 'resolution')) or reason = 'a time lies outside the calendar'
union
select complaint_id from clock_pauses where resumed_at >= $before
union
select complaint_id from back_office_answers where verdict = 'running'
union
select cases.complaint_id from cases
inner join settings_values as young on young.name = 'judging.young'
where secs_between(cases.resolved_at, $before) < young.value and secs_between(cases.resolved_at, $as_of) >= young.value
union
select complaint_id from cases
where add_secs(resolved_at, 604800) > $before and add_secs(resolved_at, 604800) <= $as_of
"""
# All cases of a touched customer too, since a check may ask what else the customer came with.
_NEAR = """
create or replace temp table near_cases as
select complaint_id from moving_cases union select complaint_id from customer_cases
"""
_CUSTOMERS_TOO = """
create or replace temp table near_customers as
select complaint_id from touched_cases union select complaint_id from customer_cases
"""
CALLS_NEAR = """
create or replace temp table near_calls as
select source, call_id from touched_calls
union
select source, call_id from whole_calls
where trim(customer_id) in (select customer_id from touched_customers)
    or complaint_id in (select complaint_id from touched_cases)
"""


def find(con: "duckdb.DuckDBPyConnection", before: datetime, as_of: datetime) -> tuple[int, int]:
    """Fill the tables of ids for an analysis as of `as_of` after one as of `before`; gives cases near and cases in all.

    Reads the derived tables as the last analysis left them.
    """
    for sql in (_TOUCHED, _CALLS, _CASES_OF_CALLS, _CUSTOMERS, _THEIR_CASES, _MOVING, _NEAR, _CUSTOMERS_TOO):
        used = {name: value for name, value in (("before", before), ("as_of", as_of)) if f"${name}" in sql}
        con.execute(sql, used).fetchall()
    near, known = con.execute("select (select count(*) from near_cases), (select count(*) from cases)").fetchall()[0]
    return int(near), int(known)
