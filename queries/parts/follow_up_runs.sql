-- Follow-up clocks, from each end of a case to the front office's contact after it.
-- one row per: source, complaint_id, clock, cycle
-- inputs: case_cycles, clock_events, source_traces, team_offices, limits
-- rule: measures.md, Clocks: resolved to the front-office contact after it; a reopening before the due time makes it moot
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     cycle of the case
--   started_at      TIMESTAMP  when it began, UTC
--   stopped_at      TIMESTAMP  when it stopped by now, UTC
--   stop_event_id   VARCHAR    event that stopped it
--   own_due_at      TIMESTAMP  due time that the case itself states
--   moot_at         TIMESTAMP  when the question ceased to arise
--   unclear_at      TIMESTAMP  something that may have stopped it, but the log does not say so
--   unclear_reason  VARCHAR    what the log does not say
--   missing         VARCHAR    why the lack of a stop proves nothing
--   is_raise        BOOLEAN    begun by a change of severity: runs only where its limit is tighter
--   team            VARCHAR    team that held the case when it began
--   severity        VARCHAR    severity when it began
with asked as (
    -- joined, not asked for by exists: without such a limit no case and no event is read at all
    select distinct clock from limits
    where clock = 'follow_up'
),

later_contacts as (
    select
        case_cycles.source, case_cycles.complaint_id, case_cycles.cycle,
        min(clock_events.at) filter (where team_offices.office = 'front' and clock_events.is_contact) as front_at,
        min_by(clock_events.event_id, clock_events.place) filter (where team_offices.office = 'front' and clock_events.is_contact) as front_id,
        min(clock_events.at) filter (
            where team_offices.office is null or (clock_events.is_unclear and team_offices.office = 'front')
        ) as unclear_at,
        bool_and(team_offices.office is not null) as has_offices
    from case_cycles
    inner join clock_events
        on case_cycles.source = clock_events.source and case_cycles.complaint_id = clock_events.complaint_id
    inner join asked on asked.clock = case when clock_events.is_contact or clock_events.is_unclear then 'follow_up' end
    left join team_offices on clock_events.team = team_offices.team
    where clock_events.at > case_cycles.ended_at
    group by case_cycles.source, case_cycles.complaint_id, case_cycles.cycle
)

select
    case_cycles.source, case_cycles.complaint_id, asked.clock, case_cycles.cycle, case_cycles.ended_at as started_at,
    later_contacts.front_at as stopped_at, later_contacts.front_id as stop_event_id, cast(null as timestamp) as own_due_at,
    case_cycles.next_started_at as moot_at, later_contacts.unclear_at,
    case
        when later_contacts.has_offices then 'a contact does not say who made it (direction)'
        else 'a contact after the end was made by a team that is in no office'
    end as unclear_reason,
    case when not source_traces.has_contacts then 'the log holds no contact by a person' end as missing,
    false as is_raise, case_cycles.end_team as team, case_cycles.end_severity as severity
from case_cycles
cross join asked
inner join source_traces on case_cycles.source = source_traces.source
left join later_contacts
    on
        case_cycles.source = later_contacts.source and case_cycles.complaint_id = later_contacts.complaint_id
        and case_cycles.cycle = later_contacts.cycle
where case_cycles.ended_at is not null
