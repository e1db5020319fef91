-- Each case from its receipt to its first end, and from each reopening to the next.
-- one row per: source, complaint_id, cycle
-- derived by: case
-- inputs: cases, case_holders, clock_events
-- rule: measures.md, Clocks: reopening freezes the first verdict and opens a new cycle with its own clocks
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   cycle            BIGINT     1 = from receipt, 2 = from the first reopening after an end
--   started_at       TIMESTAMP  receipt or reopening, UTC
--   ended_at         TIMESTAMP  first resolved in the cycle; where it never was, first closed
--   end_event_id     VARCHAR    event that ended it
--   next_started_at  TIMESTAMP  when the case was reopened after it
--   team             VARCHAR    team that held the case when the cycle began
--   severity         VARCHAR    severity when the cycle began
--   end_team         VARCHAR    team that held the case when the cycle ended
--   end_severity     VARCHAR    severity when the cycle ended
--   misses_end       BOOLEAN    the log has a reopening in the cycle but no end before it
--   is_last          BOOLEAN    no later cycle
with turns as (
    select
        source, complaint_id, cycle,
        min("at") filter (where kind = 'reopened' and is_ended) as reopened_at,
        min_by(team, place) filter (where kind = 'reopened' and is_ended and team is not null) as team,
        min_by(severity, place) filter (where kind = 'reopened' and is_ended and severity is not null) as severity,
        min("at") filter (where kind = 'resolved') as resolved_at,
        min_by(event_id, place) filter (where kind = 'resolved') as resolved_id,
        min_by(team, place) filter (where kind = 'resolved' and team is not null) as resolved_team,
        min_by(severity, place) filter (where kind = 'resolved' and severity is not null) as resolved_severity,
        min("at") filter (where kind = 'closed') as closed_at,
        min_by(event_id, place) filter (where kind = 'closed') as closed_id,
        min_by(team, place) filter (where kind = 'closed' and team is not null) as closed_team,
        min_by(severity, place) filter (where kind = 'closed' and severity is not null) as closed_severity,
        min(place) filter (where kind in ('resolved', 'closed')) as end_place,
        min(place) filter (where kind = 'reopened' and not is_ended) as stray_place
    from clock_events
    where kind in ('resolved', 'closed', 'reopened')
    group by source, complaint_id, cycle
),

first_teams as (
    select source, complaint_id, team from case_holders
    where stretch = 1
),

all_cycles as (
    select
        cases.source, cases.complaint_id, cast(1 as bigint) as cycle, cases.received_at as started_at,
        coalesce(first_teams.team, cases.team) as team, cases.severity
    from cases
    left join first_teams on cases.source = first_teams.source and cases.complaint_id = first_teams.complaint_id
    union all
    select source, complaint_id, cycle, reopened_at as started_at, team, severity from turns
    where cycle > 1
)

select
    all_cycles.source, all_cycles.complaint_id, all_cycles.cycle, all_cycles.started_at,
    coalesce(turns.resolved_at, turns.closed_at) as ended_at,
    case when turns.resolved_at is null then turns.closed_id else turns.resolved_id end as end_event_id,
    later.reopened_at as next_started_at, all_cycles.team, all_cycles.severity,
    case when turns.resolved_at is null then turns.closed_team else turns.resolved_team end as end_team,
    case when turns.resolved_at is null then turns.closed_severity else turns.resolved_severity end as end_severity,
    coalesce(turns.stray_place < coalesce(turns.end_place, turns.stray_place + 1), false) and all_cycles.cycle = 1 as misses_end,
    later.cycle is null as is_last
from all_cycles
left join turns
    on
        all_cycles.source = turns.source and all_cycles.complaint_id = turns.complaint_id
        and all_cycles.cycle = turns.cycle
left join turns as later
    on
        all_cycles.source = later.source and all_cycles.complaint_id = later.complaint_id
        and all_cycles.cycle + 1 = later.cycle
