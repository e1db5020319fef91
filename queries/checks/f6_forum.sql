-- F6 forum: each hand-off has a note, and each required escalation was made in time.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: case_routes, cases, clock_verdicts, handoffs
-- rule: measures.md, 3W4R8F, Hand-offs and Clocks (escalation_head, escalation_leader). Routing hops need no note
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   verdict       VARCHAR    pass, fail, unknown or n/a
--   at            TIMESTAMP  when that which decided it happened, UTC
--   event_id      VARCHAR    event that decided it
--   measured      DOUBLE     value measured
--   limit         DOUBLE     limit it was held against
--   unit          VARCHAR    unit of measured and limit
--   evidence      VARCHAR    why, in words; for unknown: what is missing
with handed as (
    select
        source, complaint_id, count(*) as handoffs, count(*) filter (where has_note is false) as noteless,
        count(*) filter (where has_note is null) as unclear,
        min_by(event_id, handoff_number) filter (where has_note is false) as event_id,
        min_by("at", handoff_number) filter (where has_note is false) as "at"
    from handoffs
    where not coalesce(is_routing, false)
    group by source, complaint_id
),

escalated as (
    select
        source, complaint_id, count(*) filter (where verdict = 'met') as met,
        count(*) filter (where verdict = 'breached') as breached, count(*) filter (where verdict = 'running') as running,
        count(*) filter (where verdict = 'unknown') as unclear, min(reason) filter (where verdict = 'unknown') as reason,
        min(due_at) filter (where verdict = 'breached') as due_at
    from clock_verdicts
    where clock in ('escalation_head', 'escalation_leader') and verdict <> 'not_applicable'
    group by source, complaint_id
),

told as (
    select
        cases.source, cases.complaint_id, coalesce(handed.handoffs, 0) as handoffs,
        coalesce(handed.noteless, 0) as noteless, coalesce(handed.unclear, 0) as unclear_notes, handed.event_id,
        handed.at as handed_at, coalesce(escalated.met, 0) as met, coalesce(escalated.running, 0) as running,
        coalesce(escalated.breached, 0) as breached,
        coalesce(escalated.unclear, 0) as unclear, escalated.reason, escalated.due_at,
        case_routes.handoffs is not null as names_teams
    from cases
    left join case_routes on cases.source = case_routes.source and cases.complaint_id = case_routes.complaint_id
    left join handed on cases.source = handed.source and cases.complaint_id = handed.complaint_id
    left join escalated on cases.source = escalated.source and cases.complaint_id = escalated.complaint_id
),

judged as (
    select
        *,
        case
            when noteless > 0 or breached > 0 then null
            when unclear_notes > 0 then 'the log holds no notes'
            when unclear > 0 then coalesce(reason, 'an escalation clock can''t tell')
            when not names_teams then 'no event of the case names a team'
            when handoffs + met > 0 and running > 0 then 'a required escalation is not made yet, and its limit is not over'
        end as missing
    from told
)

select
    source, complaint_id,
    case
        when noteless > 0 or breached > 0 then 'fail'
        when missing is not null then 'unknown'
        when handoffs + met > 0 then 'pass'
        else 'n/a'
    end as verdict,
    case when noteless > 0 then handed_at else due_at end as "at", event_id,
    cast(noteless + breached as double) as measured, cast(0 as double) as "limit", 'lacking' as unit,
    case
        when noteless > 0 then 'hand-offs without a note: ' || cast(noteless as varchar)
        when breached > 0 then 'required escalations not made in time: ' || cast(breached as varchar)
        when missing is not null then missing
        when handoffs + met > 0 then 'each hand-off has a note, each required escalation was made in time'
        when running > 0 then 'no hand-off, and no escalation is due yet'
        else 'no hand-off, and no escalation required'
    end as evidence
from judged
