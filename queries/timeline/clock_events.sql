-- Events that start or stop a clock, each with the team and severity that held then.
-- one row per: source, complaint_id, place
-- derived by: case
-- inputs: cases, case_events, case_calls
-- rule: measures.md, Clocks: a contact by a person is an answered outbound call, a public reply, a visit; never an auto-reply or an internal note; a follow-up or an offer that states no direction went out
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   place            BIGINT     place among these events of the case, 1 = first
--   event_id         VARCHAR    event, or `call:` and the call's identity
--   at               TIMESTAMP  when, UTC; of a call: when it was answered
--   kind             VARCHAR    kind of the event, or call
--   is_contact       BOOLEAN    a person of the company reached the customer
--   is_message       BOOLEAN    the customer wrote or called
--   is_unclear       BOOLEAN    a contact of which the log does not say who made it
--   actor            VARCHAR    person who did it
--   team             VARCHAR    team that owned the case then; before the first is named, that first one
--   severity         VARCHAR    severity then
--   states_severity  BOOLEAN    the event itself states it
--   cycle            BIGINT     1 = up to the first reopening after an end
--   is_ended         BOOLEAN    the case had ended before this event
--   contacts_before  BIGINT     contacts by persons of the company before it
--   promise_due_at   TIMESTAMP  time by which an answer was promised
--   escalated_to     VARCHAR    department_head, leader, or the system's own word
with told as (
    select
        source, complaint_id, position, event_id, "at", kind,
        (
            (kind in ('contact', 'promised', 'resolved', 'compensated') and direction = 'out')
            or (kind in ('followed_up', 'solution_offered') and coalesce(direction, 'out') = 'out')
        )
        and not coalesce(is_automatic, false) and coalesce(is_public, true) as is_contact,
        kind = 'contact' and direction = 'in' and not coalesce(is_automatic, false) as is_message,
        kind = 'contact' and direction is null
        and not coalesce(is_automatic, false) and coalesce(is_public, true) as is_unclear,
        actor, team, severity, promise_due_at, escalated_to
    from case_events
    where
        team is not null or severity is not null
        or kind in (
            'contact', 'followed_up', 'solution_offered', 'promised', 'compensated', 'escalated', 'resolved', 'closed', 'reopened'
        )
    union all
    select
        source, complaint_id, cast(null as bigint) as position, 'call:' || call_id as event_id, "at", 'call' as kind,
        direction = 'out' as is_contact, direction = 'in' as is_message, false as is_unclear, agent as actor,
        cast(null as varchar) as team, cast(null as varchar) as severity, cast(null as timestamp) as promise_due_at,
        cast(null as varchar) as escalated_to
    from case_calls
),

carried as (
    select
        *,
        row_number() over so_far as place,
        last_value(team ignore nulls) over so_far as held_team,
        first_value(team ignore nulls) over whole as first_team,
        last_value(severity ignore nulls) over so_far as held_severity,
        last_value(case when kind in ('resolved', 'closed') then true when kind = 'reopened' then false end ignore nulls) over before
            as was_ended,
        count(case when is_contact then 1 end) over before as contacts_before
    from told
    window
        so_far as (
            partition by source, complaint_id order by "at", position nulls last, event_id
            rows between unbounded preceding and current row
        ),
        before as (
            partition by source, complaint_id order by "at", position nulls last, event_id
            rows between unbounded preceding and 1 preceding
        ),
        whole as (
            partition by source, complaint_id order by "at", position nulls last, event_id
            rows between unbounded preceding and unbounded following
        )
),

cycled as (
    select
        *,
        sum(case when kind = 'reopened' and was_ended then 1 else 0 end) over (
            partition by source, complaint_id order by place rows between unbounded preceding and current row
        ) as reopenings
    from carried
)

select
    cycled.source, cycled.complaint_id, cycled.place, cycled.event_id, cycled.at, cycled.kind,
    coalesce(cycled.is_contact, false) as is_contact, coalesce(cycled.is_message, false) as is_message,
    coalesce(cycled.is_unclear, false) as is_unclear, cycled.actor,
    coalesce(cycled.held_team, cycled.first_team, cases.team) as team,
    coalesce(cycled.held_severity, cases.severity) as severity, cycled.severity is not null as states_severity,
    cast(1 + cycled.reopenings as bigint) as cycle, coalesce(cycled.was_ended, false) as is_ended,
    cycled.contacts_before, cycled.promise_due_at, cycled.escalated_to
from cycled
inner join cases on cycled.source = cases.source and cycled.complaint_id = cases.complaint_id
where
    cycled.kind in (
        'contact', 'call', 'followed_up', 'solution_offered', 'promised', 'compensated', 'escalated', 'resolved', 'closed', 'reopened'
    )
    or cycled.severity is not null
