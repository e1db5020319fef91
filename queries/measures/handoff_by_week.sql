-- Hand-offs week by week.
-- one row per: week
-- inputs: case_events, cases, handoffs, settings_values
-- rule: measures.md, Hand-offs; a week in which anything happened to a case counts, also without a hand-off; the last week may not be over yet
-- columns:
--   week                 DATE    Monday of the week, in the time zone of the project
--   active_cases         BIGINT  cases to which anything happened
--   handoffs             BIGINT  hand-offs
--   cases_with_handoff   BIGINT  cases with a hand-off in the week
--   handoffs_per_case    DOUBLE  hand-offs per active case
--   front_to_back        BIGINT  hand-offs from the front office to the back office
--   back_to_front        BIGINT  hand-offs from the back office to the front office
--   bounces              BIGINT  hand-offs back to the team that had given the case
--   median_wait_seconds  DOUBLE  median wait for the new owner's first action
with zone as (
    select coalesce(max(case when name = 'project.timezone' then word end), 'UTC') as timezone from settings_values
),

active as (
    select
        week_of(to_local(case_events.at, zone.timezone)) as week,
        count(distinct case_events.source || chr(31) || case_events.complaint_id) as active_cases
    from case_events
    inner join cases on case_events.source = cases.source and case_events.complaint_id = cases.complaint_id
    cross join zone
    group by week
),

handed as (
    select
        week_of(to_local(handoffs.at, zone.timezone)) as week, count(*) as handoffs,
        count(distinct handoffs.source || chr(31) || handoffs.complaint_id) as cases_with_handoff,
        count(*) filter (where handoffs.direction = 'front_to_back') as front_to_back,
        count(*) filter (where handoffs.direction = 'back_to_front') as back_to_front,
        count(*) filter (where handoffs.is_bounce) as bounces, median(handoffs.wait_seconds) as median_wait_seconds
    from handoffs
    cross join zone
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
