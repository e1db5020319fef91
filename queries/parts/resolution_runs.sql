-- Clocks that a case's end stops, before they meet their limit.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_starts, cases, clock_events, source_traces, limits
-- rule: measures.md, Clocks: resolution to the first end of each cycle, total resolution to the last end, due to the first end by the export's own time; FCA DISP 1.5 and 1.6, CFPB: to the final response; where a source judges such cases but says nothing of this one, whether its due time counts is in doubt
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     place of its start among the starts of the case
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
with later_starts as (
    select source, complaint_id, ended_at, end_event_id from clock_starts
    where is_last and not is_raise and cycle > 1
),

whole_cases as (
    select
        clock_starts.*, source_traces.has_due_times, source_traces.has_contacts,
        case when later_starts.source is null then clock_starts.ended_at else later_starts.ended_at end as last_ended_at,
        case when later_starts.source is null then clock_starts.end_event_id else later_starts.end_event_id end as last_end_id,
        case when clock_starts.ended_at is null then source_traces.judges_open else source_traces.judges_ended end as is_judged
    from clock_starts
    inner join source_traces on clock_starts.source = source_traces.source
    left join later_starts
        on clock_starts.source = later_starts.source and clock_starts.complaint_id = later_starts.complaint_id
    where clock_starts.start_number = 1
),

limited as (
    select distinct clock from limits
    where clock in ('total_resolution', 'due', 'cfpb_response', 'cfpb_final') or clock like 'fca!_%' escape '!'
),

responses as (
    select clock_events.source, clock_events.complaint_id, min(clock_events.at) as responded_at, min_by(clock_events.event_id, clock_events.place) as response_id
    from clock_events
    inner join limited on limited.clock = 'cfpb_response'
    where clock_events.is_contact or clock_events.kind in ('resolved', 'closed')
    group by clock_events.source, clock_events.complaint_id
),

clocks as (
    select clock, true as is_limited from limited
    union all
    select 'due' as clock, false as is_limited
    where not exists (select 1 from limited where limited.clock = 'due')
),

stops as (
    select
        source, complaint_id, 'resolution' as clock, start_number as cycle, started_at, ended_at as stopped_at, end_event_id,
        cast(null as timestamp) as own_due_at, no_end, is_raise, team, severity, cast(null as timestamp) as unclear_at
    from clock_starts
    union all
    select
        whole_cases.source, whole_cases.complaint_id, clocks.clock, 1 as cycle, whole_cases.started_at,
        case clocks.clock
            when 'total_resolution' then whole_cases.last_ended_at
            when 'cfpb_response' then responses.responded_at
            else whole_cases.ended_at
        end as stopped_at,
        case clocks.clock
            when 'total_resolution' then whole_cases.last_end_id
            when 'cfpb_response' then responses.response_id
            else whole_cases.end_event_id
        end as end_event_id,
        case when clocks.clock = 'due' then cases.due_at end as own_due_at, whole_cases.no_end, false as is_raise,
        whole_cases.team, whole_cases.severity,
        case
            when clocks.clock = 'due' and whole_cases.is_judged and coalesce(cases.source_verdict, '') not in ('met', 'breached')
                then cases.due_at
            when clocks.clock = 'cfpb_response' and not whole_cases.has_contacts then whole_cases.started_at
        end as unclear_at
    from whole_cases
    inner join clocks on clocks.is_limited or whole_cases.has_due_times
    inner join cases on whole_cases.source = cases.source and whole_cases.complaint_id = cases.complaint_id
    left join responses on whole_cases.source = responses.source and whole_cases.complaint_id = responses.complaint_id
)

select
    source, complaint_id, clock, cast(cycle as bigint) as cycle, started_at, stopped_at, end_event_id as stop_event_id,
    own_due_at, cast(null as timestamp) as moot_at, unclear_at,
    case
        when unclear_at is null then null
        when clock = 'due' then 'source_verdict is empty, though the source judges such cases'
        else 'the log holds no contact by a person'
    end as unclear_reason, no_end as missing, is_raise, team, severity
from stops
