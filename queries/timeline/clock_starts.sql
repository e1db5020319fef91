-- Instants from which the clocks of a case run: receipt, reopenings, changes of severity.
-- one row per: source, complaint_id, start_number
-- derived by: case
-- inputs: case_cycles, clock_events, source_traces
-- rule: measures.md, Clocks: raising the severity starts the tighter clock then; the limit in force at the start judges
-- columns:
--   source            VARCHAR    name of the source in the settings
--   complaint_id      VARCHAR    the case
--   start_number      BIGINT     place among the starts of the case, 1 = receipt
--   started_at        TIMESTAMP  when, UTC
--   cycle             BIGINT     cycle of the case
--   cycle_started_at  TIMESTAMP  when that cycle began
--   is_raise          BOOLEAN    begun by a change of severity
--   ended_at          TIMESTAMP  when the cycle ended
--   end_event_id      VARCHAR    event that ended it
--   no_end            VARCHAR    why the lack of an end proves nothing
--   team              VARCHAR    team that held the case then
--   severity          VARCHAR    severity then
--   is_last           BOOLEAN    no later cycle
with changes as (
    select
        source, complaint_id, place, "at", cycle, is_ended, team, severity,
        lag(severity) over (partition by source, complaint_id order by place) as previous_severity
    from clock_events
    where states_severity
),

first_severities as (
    select source, complaint_id, severity from case_cycles
    where cycle = 1
),

raises as (
    select
        changes.source, changes.complaint_id, changes.cycle, changes.at as started_at, case_cycles.started_at as cycle_started_at,
        case_cycles.ended_at, case_cycles.end_event_id, case_cycles.misses_end, changes.team, changes.severity, case_cycles.is_last,
        row_number() over (partition by changes.source, changes.complaint_id order by changes.cycle, changes.place) as raise_number
    from changes
    inner join case_cycles
        on
            changes.source = case_cycles.source and changes.complaint_id = case_cycles.complaint_id
            and changes.cycle = case_cycles.cycle
    inner join first_severities
        on changes.source = first_severities.source and changes.complaint_id = first_severities.complaint_id
    where
        coalesce(changes.previous_severity, first_severities.severity) <> changes.severity and not changes.is_ended
        and changes.at > case_cycles.started_at and (case_cycles.ended_at is null or changes.at < case_cycles.ended_at)
),

raises_before as (
    select case_cycles.source, case_cycles.complaint_id, case_cycles.cycle, count(*) as raises
    from case_cycles
    inner join raises
        on
            case_cycles.source = raises.source and case_cycles.complaint_id = raises.complaint_id
            and case_cycles.cycle > raises.cycle
    where case_cycles.cycle > 1
    group by case_cycles.source, case_cycles.complaint_id, case_cycles.cycle
),

starts as (
    select
        case_cycles.source, case_cycles.complaint_id, case_cycles.cycle + coalesce(raises_before.raises, 0) as start_number,
        case_cycles.started_at, case_cycles.cycle, case_cycles.started_at as cycle_started_at, false as is_raise,
        case_cycles.ended_at, case_cycles.end_event_id, case_cycles.misses_end, case_cycles.team, case_cycles.severity,
        case_cycles.is_last
    from case_cycles
    left join raises_before
        on
            case_cycles.source = raises_before.source and case_cycles.complaint_id = raises_before.complaint_id
            and case_cycles.cycle = raises_before.cycle
    union all
    select
        source, complaint_id, cycle + raise_number as start_number, started_at, cycle, cycle_started_at, true as is_raise,
        ended_at, end_event_id, misses_end, team, severity, is_last
    from raises
)

select
    starts.source, starts.complaint_id, starts.start_number, starts.started_at, starts.cycle, starts.cycle_started_at,
    starts.is_raise, starts.ended_at, starts.end_event_id,
    case
        when not source_traces.has_ends then 'the log states no end of any case'
        when starts.misses_end then 'reopened with no end on record before it'
    end as no_end,
    starts.team, starts.severity, starts.is_last
from starts
inner join source_traces on starts.source = source_traces.source
