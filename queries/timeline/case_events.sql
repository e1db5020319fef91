-- Every event of every case up to now, in order; a record's own times stand in for events that the log lacks.
-- one row per: source, complaint_id, position
-- derived by: case
-- inputs: complaints, events
-- params: as_of
-- rule: design.md section 2: snapshots still work; events at the same second keep file order; what came after as_of is not known yet;
--   measures.md, Clocks: a contact by a person is an answered outbound call, a public reply, a visit; never an auto-reply or an internal note; a follow-up or an offer
--   that states no direction went out
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   position         BIGINT     place in the case's story, 1 = first
--   event_id         VARCHAR    identity of the event; of a stand-in: its kind with `record:` before it
--   at               TIMESTAMP  when, UTC
--   kind             VARCHAR    received, assigned, note, contact, status and so on (table events)
--   actor            VARCHAR    person who did it
--   team             VARCHAR    team that owns the case after it, trimmed; null where the event does not say
--   team_before      VARCHAR    team that the last event before it named; null = none did
--   direction        VARCHAR    in, out or internal
--   channel          VARCHAR    how the contact was made
--   is_public        BOOLEAN    true where the customer can see it
--   is_automatic     BOOLEAN    true where no person did it; null = not stated
--   status           VARCHAR    status after it
--   severity         VARCHAR    severity after it, lower case
--   promise_due_at   TIMESTAMP  time by which an answer was promised
--   escalated_to     VARCHAR    department_head, leader, or the system's own word
--   text             VARCHAR    what was said or written
--   is_contact       BOOLEAN    a person of the company reached the customer by it
--   contacts_before  BIGINT     such contacts among the events before it
--   severity_before  VARCHAR    severity that the last event before it stated; null = none did
--   was_ended        BOOLEAN    the last end or reopening before it was an end; null = there was none
--   is_stand_in      BOOLEAN    true where it stands for a time of the complaint's record
with record_times as (
    select source, complaint_id, 'received' as kind, received_at as "at", -1 as sequence from complaints
    where not coalesce(is_deleted, false)
    union all
    select source, complaint_id, 'resolved' as kind, resolved_at as "at", 9000000000000000000 as sequence from complaints
    where not coalesce(is_deleted, false)
    union all
    select source, complaint_id, 'closed' as kind, closed_at as "at", 9000000000000000001 as sequence from complaints
    where not coalesce(is_deleted, false)
),

stand_ins as (
    select record_times.source, record_times.complaint_id, record_times.kind, record_times.at, record_times.sequence
    from record_times
    left join events
        on
            record_times.source = events.source and record_times.complaint_id = events.complaint_id
            and record_times.kind = events.kind
    where record_times.at is not null and record_times.at <= $as_of and events.event_id is null
),

deleted_cases as (
    select source, complaint_id from complaints
    where is_deleted
),

told as (
    select
        events.source, events.complaint_id, events.event_id, events.at, events.sequence, events.kind, events.actor,
        nullif(trim(events.team), '') as team, events.direction, events.channel, events.is_public, events.is_automatic,
        events.status, lower(events.severity) as severity, events.promise_due_at, events.escalated_to, events.text,
        case
            when events.kind in ('contact', 'promised', 'resolved', 'compensated') then coalesce(events.direction = 'out', false)
            when events.kind in ('followed_up', 'solution_offered') then coalesce(events.direction = 'out', true)
            else false
        end
        and not coalesce(events.is_automatic, false) and coalesce(events.is_public, true) as is_contact, false as is_stand_in
    from events
    left join deleted_cases on events.source = deleted_cases.source and events.complaint_id = deleted_cases.complaint_id
    where events.at <= $as_of and deleted_cases.complaint_id is null
    union all
    select
        source, complaint_id, 'record:' || kind as event_id, "at", sequence, kind, cast(null as varchar) as actor,
        cast(null as varchar) as team, cast(null as varchar) as direction, cast(null as varchar) as channel,
        cast(null as boolean) as is_public, cast(null as boolean) as is_automatic, cast(null as varchar) as status,
        cast(null as varchar) as severity, cast(null as timestamp) as promise_due_at,
        cast(null as varchar) as escalated_to, cast(null as varchar) as text, false as is_contact, true as is_stand_in
    from stand_ins
)

select
    source, complaint_id,
    row_number() over (partition by source, complaint_id order by "at", sequence nulls first, event_id) as position,
    event_id, "at", kind, actor, team, last_value(team ignore nulls) over (
        partition by source, complaint_id order by "at", sequence nulls first, event_id
        rows between unbounded preceding and 1 preceding
    ) as team_before,
    direction, channel, is_public, is_automatic, status, severity, promise_due_at, escalated_to, text, is_contact,
    count(case when is_contact then 1 end) over (
        partition by source, complaint_id order by "at", sequence nulls first, event_id
        rows between unbounded preceding and 1 preceding
    ) as contacts_before,
    last_value(severity ignore nulls) over (
        partition by source, complaint_id order by "at", sequence nulls first, event_id
        rows between unbounded preceding and 1 preceding
    ) as severity_before,
    last_value(case when kind in ('resolved', 'closed') then true when kind = 'reopened' then false end ignore nulls) over (
        partition by source, complaint_id order by "at", sequence nulls first, event_id
        rows between unbounded preceding and 1 preceding
    )
        as was_ended,
    is_stand_in
from told
