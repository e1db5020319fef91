-- Each case from its receipt to its first end, and from each reopening to the next.
-- one row per: source, complaint_id, cycle
-- derived by: case
-- inputs: cases, clock_events, team_names
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
with marks as (
    select
        source, complaint_id, cycle, place, "at", event_id, team, severity, is_ended,
        case kind when 'resolved' then place when 'closed' then place + 1000000000000 end as end_rank
    from clock_events
    where kind in ('resolved', 'closed', 'reopened')
),

turns as (
    select
        source, complaint_id, cycle,
        min("at") filter (where end_rank is null and is_ended) as reopened_at,
        min_by(team, place) filter (where end_rank is null and is_ended) as team,
        min_by(severity, place) filter (where end_rank is null and is_ended) as severity,
        min_by("at", end_rank) filter (where end_rank is not null) as ended_at,
        min_by(event_id, end_rank) filter (where end_rank is not null) as end_event_id,
        min_by(team, end_rank) filter (where end_rank is not null) as end_team,
        min_by(severity, end_rank) filter (where end_rank is not null) as end_severity,
        min(place) filter (where end_rank is not null) as end_place,
        min(place) filter (where end_rank is null and not is_ended) as stray_place
    from marks
    group by source, complaint_id, cycle
),

all_cycles as (
    select
        cases.source, cases.complaint_id, cast(1 as bigint) as cycle, cases.received_at as started_at,
        coalesce(team_names.name, cases.team) as team, cases.severity
    from cases
    left join team_names on cases.first_team = team_names.team
    union all
    select source, complaint_id, cycle, reopened_at as started_at, team, severity from turns
    where cycle > 1
)

select
    all_cycles.source, all_cycles.complaint_id, all_cycles.cycle, all_cycles.started_at, turns.ended_at, turns.end_event_id,
    later.reopened_at as next_started_at, all_cycles.team, all_cycles.severity, turns.end_team, turns.end_severity,
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
        and all_cycles.cycle + 1 = later.cycle and later.cycle > 1
