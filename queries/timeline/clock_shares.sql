-- Who held the case while a breached clock ran: teams, nobody, or the customer; the stretch that goes on by its beginning.
-- one row per: source, complaint_id, clock, cycle, holder, team
-- derived by: case
-- inputs: clock_verdicts, case_holders, clock_pauses, cases, calendar_segments
-- rule: measures.md, Clocks: for a breach: who held the case, in working time, share by share; shares, with unassigned time, sum to the whole
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    clock that was breached
--   cycle            BIGINT     its cycle
--   holder           VARCHAR    team, unassigned, or customer (paused)
--   team             VARCHAR    the team; empty unless holder is team
--   calendar         VARCHAR    calendar that the clock ran on; empty = the clock on the wall
--   working_seconds  BIGINT     seconds of the clock's calendar, without the stretch that goes on
--   actual_seconds   BIGINT     seconds on the wall, without it; empty where there is no other
--   since            TIMESTAMP  when the stretch began that goes on, UTC; empty where the clock stopped or another holds the case
--   since_worked     BIGINT     working seconds of the calendar up to then
with breached as (
    select
        clock_verdicts.source, clock_verdicts.complaint_id, clock_verdicts.clock, clock_verdicts.cycle, clock_verdicts.calendar,
        clock_verdicts.started_at, clock_verdicts.stopped_at, cases.team as record_team
    from clock_verdicts
    inner join cases on clock_verdicts.source = cases.source and clock_verdicts.complaint_id = cases.complaint_id
    where clock_verdicts.verdict = 'breached' and clock_verdicts.started_at is not null
),

first_stretches as (
    select source, complaint_id, held_from from case_holders
    where stretch = 1
),

held as (
    select
        breached.*, 'team' as holder, case_holders.team, greatest(case_holders.held_from, breached.started_at) as from_at,
        least(case_holders.held_to, breached.stopped_at) as to_at
    from breached
    inner join case_holders on breached.source = case_holders.source and breached.complaint_id = case_holders.complaint_id
    union all
    select
        breached.*, case when first_stretches.source is null and breached.record_team is not null then 'team' else 'unassigned' end as holder,
        case when first_stretches.source is null then coalesce(breached.record_team, '') else '' end as team,
        breached.started_at as from_at, least(first_stretches.held_from, breached.stopped_at) as to_at
    from breached
    left join first_stretches on breached.source = first_stretches.source and breached.complaint_id = first_stretches.complaint_id
),

turns as (
    select 'customer' as holder, 1 as sign
    union all
    select cast(null as varchar) as holder, -1 as sign
),

pieces as (
    select source, complaint_id, clock, cycle, calendar, holder, team, from_at, to_at, 1 as sign from held
    where from_at < to_at or to_at is null
    union all
    select
        held.source, held.complaint_id, held.clock, held.cycle, held.calendar, turns.holder,
        case when turns.holder = 'customer' then '' else held.team end as team,
        greatest(held.from_at, clock_pauses.paused_at) as from_at, least(held.to_at, clock_pauses.resumed_at) as to_at, turns.sign
    from held
    inner join clock_pauses
        on
            held.source = clock_pauses.source and held.complaint_id = clock_pauses.complaint_id
            and held.clock = clock_pauses.clock and held.cycle = clock_pauses.cycle
            and held.from_at < clock_pauses.resumed_at and (held.to_at > clock_pauses.paused_at or held.to_at is null)
    cross join turns
    where held.from_at < held.to_at or held.to_at is null
),

measured as (
    select
        pieces.source, pieces.complaint_id, pieces.clock, pieces.cycle,
        coalesce(pieces.holder, case when pieces.team = '' then 'unassigned' else 'team' end) as holder, pieces.team,
        pieces.calendar, pieces.sign * secs_between(pieces.from_at, pieces.to_at) as actual_seconds,
        pieces.sign * case
            when pieces.calendar = '' then secs_between(pieces.from_at, pieces.to_at)
            else
                worked_by(pieces.to_at, to_segments.worked_before, to_segments.is_open, to_segments.from_second)
                - worked_by(pieces.from_at, from_segments.worked_before, from_segments.is_open, from_segments.from_second)
        end as working_seconds,
        case when pieces.to_at is null then pieces.from_at end as since,
        case
            when pieces.to_at is null
                then worked_by(pieces.from_at, from_segments.worked_before, from_segments.is_open, from_segments.from_second)
        end as since_worked
    from pieces
    left join calendar_segments as from_segments
        on
            pieces.calendar = from_segments.calendar
            and lies_in(pieces.from_at, from_segments.day, from_segments.from_second, from_segments.to_second)
    left join calendar_segments as to_segments
        on
            pieces.calendar = to_segments.calendar
            and lies_in(pieces.to_at, to_segments.day, to_segments.from_second, to_segments.to_second)
)

select
    source, complaint_id, clock, cycle, holder, team, calendar, cast(sum(working_seconds) as bigint) as working_seconds,
    cast(sum(actual_seconds) as bigint) as actual_seconds, max(since) as since, max(since_worked) as since_worked
from measured
group by source, complaint_id, clock, cycle, holder, team, calendar
