-- Promise clocks, from each promise to the contact that follows it.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_events, source_traces
-- rule: measures.md, Clocks: a promise is kept by the contact or answer that follows it, by its own due time; domain.md section 2: there must be an answer
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   clock           VARCHAR    clock of measures.md
--   cycle           BIGINT     1 = the first promise of the case, and so on
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
with promising as (
    select distinct source, complaint_id from clock_events
    where kind = 'promised' or promise_due_at is not null
),

answers as (
    select clock_events.source, clock_events.complaint_id, clock_events.contacts_before, clock_events.at, clock_events.event_id
    from clock_events
    inner join promising on clock_events.source = promising.source and clock_events.complaint_id = promising.complaint_id
    where clock_events.is_contact
),

-- contacts before the answer that may have been the answer
doubts as (
    select promises.source, promises.complaint_id, promises.place, min(contacts.at) as unclear_at
    from clock_events as promises
    inner join clock_events as contacts
        on
            promises.source = contacts.source and promises.complaint_id = contacts.complaint_id and promises.place < contacts.place
            and promises.contacts_before + case when promises.is_contact then 1 else 0 end = contacts.contacts_before
    where contacts.is_unclear and (promises.kind = 'promised' or promises.promise_due_at is not null)
    group by promises.source, promises.complaint_id, promises.place
)

select
    promises.source, promises.complaint_id, 'promise' as clock, 
    row_number() over (partition by promises.source, promises.complaint_id order by promises.place) as cycle, promises.at as started_at,
    answers.at as stopped_at, answers.event_id as stop_event_id, promises.promise_due_at as own_due_at,
    cast(null as timestamp) as moot_at, doubts.unclear_at,
    case when doubts.unclear_at is not null then 'a contact does not say who made it (direction)' end as unclear_reason,
    case when not source_traces.has_contacts then 'the log holds no contact by a person' end as missing,
    false as is_raise, promises.team, promises.severity
from clock_events as promises
inner join source_traces on promises.source = source_traces.source
left join answers
    on
        promises.source = answers.source and promises.complaint_id = answers.complaint_id
        and promises.contacts_before + case when promises.is_contact then 1 else 0 end = answers.contacts_before
left join doubts
    on promises.source = doubts.source and promises.complaint_id = doubts.complaint_id and promises.place = doubts.place
where promises.kind = 'promised' or promises.promise_due_at is not null
