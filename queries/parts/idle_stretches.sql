-- The longest time in which nobody did anything to a case while it was open.
-- one row per: source, complaint_id
-- inputs: cases, case_events
-- params: as_of
-- rule: measures.md, F3. Actions are events by our side, receipt, end and reopening; what the customer or a machine does is none. Time
--   between an end and a reopening is not idle. Wall clock. A case without loaded events has one stretch: its whole life
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   idle_seconds  BIGINT     length of the longest stretch
--   idle_from     TIMESTAMP  when it began
--   idle_to       TIMESTAMP  when it ended; now where it goes on
--   event_id      VARCHAR    event that it began with
--   has_events    BOOLEAN    events of the case were loaded; without them the stretch is only an upper limit
with steps as (
    select
        cases.source, cases.complaint_id, cases.is_open, cases.has_events, case_events.position, case_events.at,
        case_events.event_id, case_events.kind
    from cases
    inner join case_events on cases.source = case_events.source and cases.complaint_id = case_events.complaint_id
    where
        (
            case_events.kind in ('received', 'resolved', 'closed', 'reopened')
            or (case_events.direction is distinct from 'in' and case_events.is_automatic is not true)
        )
        and case_events.at >= coalesce(cases.received_at, case_events.at)
),

followed as (
    select
        source, complaint_id, is_open, has_events, position, "at", event_id,
        lead("at") over (partition by source, complaint_id order by position) as next_at,
        last_value(case when kind in ('resolved', 'closed') then true when kind = 'reopened' then false end ignore nulls) over (
            partition by source, complaint_id order by position rows between unbounded preceding and current row
        ) as is_ended
    from steps
),

-- the longest has the highest precedence, and of equally long ones the first
stretches as (
    select
        source, complaint_id, has_events, event_id, "at" as idle_from, coalesce(next_at, $as_of) as idle_to,
        secs_between("at", coalesce(next_at, $as_of)) as idle_seconds,
        secs_between("at", coalesce(next_at, $as_of)) * 1000000000 - position as precedence
    from followed
    where is_ended is not true and (next_at is not null or is_open)
)

select
    source, complaint_id, max(idle_seconds) as idle_seconds, max_by(idle_from, precedence) as idle_from, max_by(idle_to, precedence) as idle_to,
    max_by(event_id, precedence) as event_id, bool_and(has_events) as has_events
from stretches
group by source, complaint_id
