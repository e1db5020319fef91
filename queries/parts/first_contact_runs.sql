-- First-contact and recovery clocks before they meet their limit.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_starts, clock_events, source_traces, limits
-- rule: measures.md, Clocks: received to the first contact by a person; recovery: to that or to the end, whichever comes first. A source that holds no contact by a person at all leaves first contact unknown, not breached
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
with contacts as (
    select
        clock_starts.source, clock_starts.complaint_id, clock_starts.start_number,
        min(clock_events.at) filter (where clock_events.is_contact) as contact_at,
        min_by(clock_events.event_id, clock_events.place) filter (where clock_events.is_contact) as contact_id,
        min(clock_events.at) filter (where clock_events.is_unclear) as unclear_at
    from clock_starts
    inner join clock_events
        on clock_starts.source = clock_events.source and clock_starts.complaint_id = clock_events.complaint_id
    where
        (clock_events.is_contact or clock_events.is_unclear)
        and clock_events.at >= case when clock_starts.is_raise then clock_starts.cycle_started_at else clock_starts.started_at end
    group by clock_starts.source, clock_starts.complaint_id, clock_starts.start_number
),

met_contacts as (
    select
        clock_starts.*, contacts.contact_at, contacts.contact_id, contacts.unclear_at,
        case when not source_traces.has_contacts then 'the log holds no contact by a person' end as no_contacts
    from clock_starts
    inner join source_traces on clock_starts.source = source_traces.source
    left join contacts
        on
            clock_starts.source = contacts.source and clock_starts.complaint_id = contacts.complaint_id
            and clock_starts.start_number = contacts.start_number
)

select
    source, complaint_id, 'first_contact' as clock, start_number as cycle, started_at, contact_at as stopped_at,
    contact_id as stop_event_id, cast(null as timestamp) as own_due_at, cast(null as timestamp) as moot_at, unclear_at,
    case when unclear_at is not null then 'a contact does not say who made it (direction)' end as unclear_reason, no_contacts as missing, is_raise, team, severity
from met_contacts
where not is_raise or contact_at is null or contact_at >= started_at
union all
select
    source, complaint_id, 'recovery' as clock, start_number as cycle, started_at, least(contact_at, ended_at) as stopped_at,
    case when ended_at is null or contact_at <= ended_at then contact_id else end_event_id end as stop_event_id,
    cast(null as timestamp) as own_due_at, cast(null as timestamp) as moot_at,
    case when no_contacts is null then unclear_at else started_at end as unclear_at,
    coalesce(no_contacts, 'a contact does not say who made it (direction)') as unclear_reason,
    coalesce(no_contacts, no_end) as missing, is_raise,
    team, severity
from met_contacts
where not is_raise and exists (
    select 1 from limits
    where limits.clock = 'recovery'
)
