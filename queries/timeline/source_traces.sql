-- What kinds of traces each source leaves, so that what it never records is unknown and not breached.
-- one row per: source
-- derived by: look-up
-- inputs: cases, case_events, clock_events
-- columns:
--   source           VARCHAR  name of the source in the settings
--   cases            BIGINT   cases in scope
--   has_contacts     BOOLEAN  some contact by a person of the company is on record
--   has_ends         BOOLEAN  some case has an end on record
--   has_escalations  BOOLEAN  some escalation is on record
--   has_due_times    BOOLEAN  some case states a due time
--   has_statuses     BOOLEAN  some event states a status
--   judges_open      BOOLEAN  it gives verdicts of its own to open cases
--   judges_ended     BOOLEAN  it gives verdicts of its own to ended cases
with case_counts as (
    select
        source, count(*) as cases, count(due_at) as due_times,
        count(*) filter (where source_verdict in ('met', 'breached') and ended_at is null) as open_verdicts,
        count(*) filter (where source_verdict in ('met', 'breached') and ended_at is not null) as ended_verdicts
    from (
        select source, due_at, source_verdict, coalesce(resolved_at, closed_at) as ended_at from cases
    ) as case_ends
    group by source
),

event_counts as (
    select
        source, count(*) filter (where is_contact) as contacts,
        count(*) filter (where kind in ('resolved', 'closed')) as ends,
        count(*) filter (where kind = 'escalated') as escalations
    from clock_events
    group by source
),

status_counts as (
    select source, count(status) as statuses from case_events
    group by source
)

select
    case_counts.source, case_counts.cases, coalesce(event_counts.contacts, 0) > 0 as has_contacts,
    coalesce(event_counts.ends, 0) > 0 as has_ends, coalesce(event_counts.escalations, 0) > 0 as has_escalations,
    case_counts.due_times > 0 as has_due_times, coalesce(status_counts.statuses, 0) > 0 as has_statuses,
    case_counts.open_verdicts > 0 as judges_open, case_counts.ended_verdicts > 0 as judges_ended
from case_counts
left join event_counts on case_counts.source = event_counts.source
left join status_counts on case_counts.source = status_counts.source
