-- Answer time agreed: every hand-off to the back office says by when it is to answer.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: case_routes, back_office_answers
-- rule: measures.md, Hand-offs: a hand-off to the back office without an answer time is a finding; a limit of the settings for the clock back_office counts as one
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
        source, complaint_id, count(*) as hops, count(*) filter (where verdict = 'none') as without_time,
        count(*) filter (where verdict = 'unknown') as unclear,
        min_by("at", handoff_number) filter (where verdict = 'none') as first_at,
        min_by(event_id, handoff_number) filter (where verdict = 'none') as event_id,
        min_by(from_team || ' to ' || to_team, handoff_number) filter (where verdict = 'none') as hop
    from back_office_answers
    group by source, complaint_id
)

select
    case_routes.source, case_routes.complaint_id,
    case
        when handed.without_time > 0 then 'fail'
        when case_routes.handoffs is null or handed.unclear > 0 or case_routes.unknown_direction > 0 then 'unknown'
        when handed.hops > 0 then 'pass'
        else 'n/a'
    end as verdict,
    handed.first_at as "at", handed.event_id, cast(handed.without_time as double) as measured,
    cast(0 as double) as "limit", 'hand-offs' as unit,
    case
        when handed.without_time > 0
            then
                'hand-offs to the back office without an answer time: ' || cast(handed.without_time as varchar)
                || ', first ' || handed.hop
        when case_routes.handoffs is null then 'no event of the case names a team'
        when handed.unclear > 0 then 'the log holds no answer times, the settings no limit for back_office'
        when case_routes.unknown_direction > 0 then 'a team of a hand-off is not in the map of teams'
        when handed.hops > 0 then 'every hand-off to the back office has an answer time'
        else 'no hand-off to the back office'
    end as evidence
from case_routes
left join handed on case_routes.source = handed.source and case_routes.complaint_id = handed.complaint_id
