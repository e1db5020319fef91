-- Events that start or stop a clock, each with the team and severity that held then.
-- one row per: source, complaint_id, place
-- derived by: case
-- inputs: cases, case_events, replayed_events
-- rule: measures.md, Clocks: a contact by a person is an answered outbound call, a public reply, a visit; never an auto-reply or an internal note; a follow-up or an offer that states no direction went out
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   place            BIGINT     place in the case's story, calls among it where it has any
--   event_id         VARCHAR    event, or `call:` and the call's identity
--   at               TIMESTAMP  when, UTC; of a call: when it was answered
--   kind             VARCHAR    kind of the event, or call
--   is_contact       BOOLEAN    a person of the company reached the customer
--   is_message       BOOLEAN    the customer wrote or called
--   is_unclear       BOOLEAN    a contact of which the log does not say who made it
--   is_public        BOOLEAN    true where the customer can see it; null = not stated
--   actor            VARCHAR    person who did it
--   team             VARCHAR    team that owned the case then; before the first is named, that first one
--   severity         VARCHAR    severity then
--   states_severity  BOOLEAN    the event itself states it
--   cycle            BIGINT     1 = up to the first reopening after an end
--   is_ended         BOOLEAN    the case had ended before this event
--   contacts_before  BIGINT     contacts by persons of the company before it
--   promise_due_at   TIMESTAMP  time by which an answer was promised
--   escalated_to     VARCHAR    department_head, leader, or the system's own word
with replayed_cases as (
    select distinct source, complaint_id from replayed_events
),

told as (
    select
        case_events.source, case_events.complaint_id, case_events.position as place, case_events.event_id, case_events.at,
        case_events.kind, case_events.is_contact,
        case_events.kind = 'contact' and coalesce(case_events.direction = 'in', false)
        and not coalesce(case_events.is_automatic, false) as is_message,
        case_events.kind = 'contact' and case_events.direction is null and not coalesce(case_events.is_automatic, false)
        and coalesce(case_events.is_public, true) as is_unclear,
        case_events.is_public, case_events.actor, coalesce(case_events.team, case_events.team_before) as team,
        coalesce(case_events.severity, case_events.severity_before) as severity,
        case_events.severity is not null as states_severity, cast(1 as bigint) as cycle, case_events.was_ended,
        case_events.contacts_before, case_events.promise_due_at, case_events.escalated_to
    from case_events
    left join replayed_cases
        on case_events.source = replayed_cases.source and case_events.complaint_id = replayed_cases.complaint_id
    where replayed_cases.source is null
    union all
    select
        source, complaint_id, place, event_id, "at", kind, is_contact, is_message, is_unclear, is_public, actor, team,
        severity, states_severity, cycle, was_ended, contacts_before, promise_due_at, escalated_to
    from replayed_events
)

select
    told.source, told.complaint_id, told.place, told.event_id, told.at, told.kind, told.is_contact, told.is_message,
    told.is_unclear, told.is_public, told.actor, coalesce(told.team, cases.first_team, cases.team) as team,
    coalesce(told.severity, cases.severity) as severity, told.states_severity, told.cycle,
    coalesce(told.was_ended, false) as is_ended, told.contacts_before, told.promise_due_at, told.escalated_to
from told
inner join cases on told.source = cases.source and told.complaint_id = cases.complaint_id
where
    told.states_severity or told.kind in (
        'contact', 'call', 'followed_up', 'solution_offered', 'promised', 'compensated', 'escalated', 'resolved', 'closed', 'reopened'
    )
