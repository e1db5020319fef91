-- What moves a clock or names a team, of the cases that were reopened or have answered calls: events and calls in one order, with what held then.
-- one row per: source, complaint_id, place
-- inputs: case_events, case_calls
-- rule: measures.md, Clocks: an outbound call that was answered is a contact; a call comes after the events of its instant
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   place            BIGINT     place among these events and calls, 1 = first
--   event_id         VARCHAR    event, or `call:` and the call's identity
--   at               TIMESTAMP  when, UTC; of a call: when it was answered
--   kind             VARCHAR    kind of the event, or call
--   is_contact       BOOLEAN    a person of the company reached the customer
--   is_message       BOOLEAN    the customer wrote or called
--   is_unclear       BOOLEAN    a contact of which the log does not say who made it
--   is_public        BOOLEAN    true where the customer can see it; null = not stated
--   actor            VARCHAR    person who did it
--   team             VARCHAR    team named last, by it or before it
--   severity         VARCHAR    severity stated last, by it or before it
--   states_severity  BOOLEAN    the event itself states it
--   was_ended        BOOLEAN    the last end or reopening before it was an end; null = there was none
--   cycle            BIGINT     1 = up to the first reopening after an end
--   contacts_before  BIGINT     contacts before it, by event or call
--   promise_due_at   TIMESTAMP  time by which an answer was promised
--   escalated_to     VARCHAR    department_head, leader, or the system's own word
with these_cases as (
    select source, complaint_id from case_calls
    union
    select source, complaint_id from case_events
    where kind = 'reopened'
),

told as (
    select
        case_events.source, case_events.complaint_id, case_events.position, case_events.event_id, case_events.at,
        case_events.kind, case_events.is_contact,
        case_events.kind = 'contact' and coalesce(case_events.direction = 'in', false)
        and not coalesce(case_events.is_automatic, false) as is_message,
        case_events.kind = 'contact' and case_events.direction is null and not coalesce(case_events.is_automatic, false)
        and coalesce(case_events.is_public, true) as is_unclear,
        case_events.is_public, case_events.actor, case_events.team, case_events.severity,
        case_events.kind = 'reopened' and coalesce(case_events.was_ended, false) as begins_cycle,
        case_events.promise_due_at, case_events.escalated_to
    from case_events
    inner join these_cases
        on case_events.source = these_cases.source and case_events.complaint_id = these_cases.complaint_id
    where
        case_events.team is not null or case_events.severity is not null
        or case_events.kind in (
            'contact', 'followed_up', 'solution_offered', 'promised', 'compensated', 'escalated', 'resolved', 'closed', 'reopened'
        )
    union all
    select
        source, complaint_id, cast(null as bigint) as position, 'call:' || call_id as event_id, "at", 'call' as kind,
        direction = 'out' as is_contact, direction = 'in' as is_message, false as is_unclear, cast(null as boolean) as is_public,
        agent as actor, cast(null as varchar) as team, cast(null as varchar) as severity, false as begins_cycle,
        cast(null as timestamp) as promise_due_at, cast(null as varchar) as escalated_to
    from case_calls
)

select
    source, complaint_id, row_number() over so_far as place, event_id, "at", kind, is_contact, is_message, is_unclear, is_public,
    actor, last_value(team ignore nulls) over so_far as team,
    last_value(severity ignore nulls) over so_far as severity,
    severity is not null as states_severity,
    last_value(case when kind in ('resolved', 'closed') then true when kind = 'reopened' then false end ignore nulls) over earlier
        as was_ended,
    1 + count(case when begins_cycle then 1 end) over so_far as cycle,
    count(case when is_contact then 1 end) over earlier as contacts_before, promise_due_at, escalated_to
from told
window
    so_far as (
        partition by source, complaint_id order by "at", position nulls last, event_id
        rows between unbounded preceding and current row
    ),
    earlier as (
        partition by source, complaint_id order by "at", position nulls last, event_id
        rows between unbounded preceding and 1 preceding
    )
