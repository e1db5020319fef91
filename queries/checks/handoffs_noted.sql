-- Hand-offs noted: every hand-off of the case bears words or follows a note of its giver.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: case_routes, handoffs
-- rule: measures.md, Hand-offs: a hand-off without a note is a finding; hops that only pass through need none
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
        source, complaint_id, count(*) as hops, count(*) filter (where not has_note) as noteless,
        count(*) filter (where has_note is null) as unclear,
        min_by("at", handoff_number) filter (where not has_note) as first_at,
        min_by(event_id, handoff_number) filter (where not has_note) as event_id,
        min_by(from_team || ' to ' || to_team, handoff_number) filter (where not has_note) as hop
    from handoffs
    where not is_routing
    group by source, complaint_id
)

select
    case_routes.source, case_routes.complaint_id,
    case
        when case_routes.handoffs is null or handed.unclear > 0 then 'unknown'
        when handed.noteless > 0 then 'fail'
        when handed.hops > 0 then 'pass'
        else 'n/a'
    end as verdict,
    handed.first_at as "at", handed.event_id, cast(handed.noteless as double) as measured, cast(0 as double) as "limit",
    'hand-offs' as unit,
    case
        when case_routes.handoffs is null then 'no event of the case names a team'
        when handed.unclear > 0 then 'the log holds no notes'
        when handed.noteless > 0 then 'hand-offs without a note: ' || cast(handed.noteless as varchar) || ', first ' || handed.hop
        when handed.hops > 0 then 'every hand-off has a note'
        else 'no hand-off'
    end as evidence
from case_routes
left join handed on case_routes.source = handed.source and case_routes.complaint_id = handed.complaint_id
