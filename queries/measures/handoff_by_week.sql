-- Hand-offs week by week.
-- one row per: week
-- inputs: case_events, handoffs
-- rule: measures.md, Hand-offs; a week in which anything happened to a case counts, also without a hand-off; the last week may not be over yet
-- columns:
--   week                 DATE    Monday of the week, UTC
--   active_cases         BIGINT  cases to which anything happened
--   handoffs             BIGINT  hand-offs
--   cases_with_handoff   BIGINT  cases with a hand-off in the week
--   handoffs_per_case    DOUBLE  hand-offs per active case
--   front_to_back        BIGINT  hand-offs from the front office to the back office
--   back_to_front        BIGINT  hand-offs from the back office to the front office
--   bounces              BIGINT  hand-offs back to the team that had given the case
--   median_wait_seconds  DOUBLE  median wait for the new owner's first action
with active as (
    select week_of("at") as week, count(distinct source || chr(31) || complaint_id) as active_cases from case_events
    group by week
),

handed as (
    select
        week_of("at") as week, count(*) as handoffs, count(distinct source || chr(31) || complaint_id) as cases_with_handoff,
        count(*) filter (where direction = 'front_to_back') as front_to_back,
        count(*) filter (where direction = 'back_to_front') as back_to_front, count(*) filter (where is_bounce) as bounces,
        median(wait_seconds) as median_wait_seconds
    from handoffs
    group by week
)

select
    active.week, active.active_cases, coalesce(handed.handoffs, 0) as handoffs,
    coalesce(handed.cases_with_handoff, 0) as cases_with_handoff,
    cast(coalesce(handed.handoffs, 0) as double) / active.active_cases as handoffs_per_case,
    coalesce(handed.front_to_back, 0) as front_to_back, coalesce(handed.back_to_front, 0) as back_to_front,
    coalesce(handed.bounces, 0) as bounces, handed.median_wait_seconds
from active
left join handed on active.week = handed.week
order by active.week asc nulls last
