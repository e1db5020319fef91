-- Answer time kept: the back office answered, or handed back, by the time that was agreed.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: case_routes, back_office_answers
-- rule: measures.md, Hand-offs: answer times kept; met: answer at or before the time
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
        source, complaint_id, count(*) filter (where verdict = 'kept') as kept, count(*) filter (where verdict = 'late') as late,
        count(*) filter (where verdict = 'running') as running, count(*) filter (where verdict = 'unknown') as unclear,
        min_by(due_at, handoff_number) filter (where verdict = 'late') as due_at,
        min_by(event_id, handoff_number) filter (where verdict = 'late') as event_id,
        min_by(to_team, handoff_number) filter (where verdict = 'late') as to_team
    from back_office_answers
    group by source, complaint_id
)

select
    case_routes.source, case_routes.complaint_id,
    case
        when handed.late > 0 then 'fail'
        when case_routes.handoffs is null or handed.unclear > 0 or case_routes.unknown_direction > 0 then 'unknown'
        when handed.kept > 0 then 'pass'
        else 'n/a'
    end as verdict,
    handed.due_at as "at", handed.event_id, cast(handed.late as double) as measured, cast(0 as double) as "limit",
    'answers' as unit,
    case
        when handed.late > 0
            then 'answers of the back office later than agreed: ' || cast(handed.late as varchar) || ', first ' || handed.to_team
        when case_routes.handoffs is null then 'no event of the case names a team'
        when handed.unclear > 0 then 'the log holds no answer times, the settings no limit for back_office'
        when case_routes.unknown_direction > 0 then 'a team of a hand-off is not in the map of teams'
        when handed.kept > 0 then 'every answer of the back office came by the time agreed'
        when handed.running > 0 then 'no answer is due yet'
        else 'no answer time was agreed'
    end as evidence
from case_routes
left join handed on case_routes.source = handed.source and case_routes.complaint_id = handed.complaint_id
