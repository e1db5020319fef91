-- Clocks that a case's end stops, before they meet their limit.
-- one row per: source, complaint_id, clock, cycle
-- derived by: case
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
with whole_cases as (
    select
        cases.source, cases.complaint_id, cases.received_at as started_at, cases.due_at, first_starts.team, first_starts.severity,
        first_starts.ended_at, first_starts.end_event_id, first_starts.no_end,
        last_starts.ended_at as last_ended_at, last_starts.end_event_id as last_end_id, source_traces.has_due_times, source_traces.has_contacts,
        coalesce(cases.source_verdict, '') not in ('met', 'breached')
        and case when first_starts.ended_at is null then source_traces.judges_open else source_traces.judges_ended end as is_withheld
    from cases
    inner join clock_starts as first_starts
        on cases.source = first_starts.source and cases.complaint_id = first_starts.complaint_id and first_starts.start_number = 1
    inner join clock_starts as last_starts
        on
            cases.source = last_starts.source and cases.complaint_id = last_starts.complaint_id
            and last_starts.is_last and not last_starts.is_raise
    inner join source_traces on cases.source = source_traces.source
),

responses as (
    select
        source, complaint_id, min("at") as responded_at, min_by(event_id, place) as response_id
    from clock_events
    where is_contact or kind in ('resolved', 'closed')
    group by source, complaint_id
),

final_clocks as (
    select distinct clock from limits
    where clock like 'fca!_%' escape '!' or clock = 'cfpb_final'
),

stops as (
    select
        source, complaint_id, 'resolution' as clock, start_number as cycle, started_at, ended_at as stopped_at, end_event_id,
        cast(null as timestamp) as own_due_at, no_end, is_raise, team, severity,
        cast(null as timestamp) as unclear_at
    from clock_starts
    union all
    select
        source, complaint_id, 'total_resolution' as clock, 1 as cycle, started_at, last_ended_at as stopped_at,
        last_end_id as end_event_id, cast(null as timestamp) as own_due_at, no_end, false as is_raise, team, severity,
        cast(null as timestamp) as unclear_at
    from whole_cases
    where
        exists (
            select 1 from limits
            where limits.clock = 'total_resolution'
        )
    union all
    select
        source, complaint_id, 'due' as clock, 1 as cycle, started_at, ended_at as stopped_at, end_event_id,
        due_at as own_due_at, no_end, false as is_raise, team, severity,
        case when is_withheld then due_at end as unclear_at
    from whole_cases
    where
        has_due_times or exists (
            select 1 from limits
            where limits.clock = 'due'
        )
    union all
    select
        whole_cases.source, whole_cases.complaint_id, final_clocks.clock, 1 as cycle, whole_cases.started_at,
        whole_cases.ended_at as stopped_at, whole_cases.end_event_id, cast(null as timestamp) as own_due_at,
        whole_cases.no_end, false as is_raise, whole_cases.team, whole_cases.severity, cast(null as timestamp) as unclear_at
    from whole_cases
    cross join final_clocks
    union all
    select
        whole_cases.source, whole_cases.complaint_id, 'cfpb_response' as clock, 1 as cycle, whole_cases.started_at,
        responses.responded_at as stopped_at, responses.response_id as end_event_id, cast(null as timestamp) as own_due_at,
        whole_cases.no_end, false as is_raise, whole_cases.team, whole_cases.severity,
        case when not whole_cases.has_contacts then whole_cases.started_at end as unclear_at
    from whole_cases
    left join responses on whole_cases.source = responses.source and whole_cases.complaint_id = responses.complaint_id
    where exists (
        select 1 from limits
        where limits.clock = 'cfpb_response'
    )
)

select
    source, complaint_id, clock, cast(cycle as bigint) as cycle, started_at, stopped_at, end_event_id as stop_event_id,
    own_due_at, cast(null as timestamp) as moot_at,
    unclear_at,
    case
        when clock = 'due' then 'source_verdict is empty, though the source judges such cases'
        else 'the log holds no contact by a person'
    end as unclear_reason, no_end as missing, is_raise, team, severity
from stops
