-- Resolved cases of a like kind (product and severity) by number of hand-offs: the median time to resolution of each group and how sure it is.
-- one row per: product, severity, level
-- inputs: cases, case_routes, clock_verdicts
-- rule: variance of a median from two order statistics about two standard errors from it (McKean and Schrader 1984; Price and Bonett 2001); groups of fewer than 20 cases
--   are left out; working time where every resolved case has a resolution clock on a calendar, else time on the wall
-- columns:
--   product          VARCHAR  product; empty = not stated
--   severity         VARCHAR  severity; empty = not stated
--   level            BIGINT   hand-offs; 4 = four or more
--   cases            BIGINT   cases
--   mean_handoffs    DOUBLE   mean hand-offs of these cases
--   median_hours     DOUBLE   median hours from receipt to first resolution
--   median_variance  DOUBLE   variance of that median, hours squared
--   is_working_time  BOOLEAN  hours of the calendar, without pauses; false = hours on the wall
with clocked as (
    select
        source, complaint_id, min_by(working_seconds, cycle) filter (where working_seconds is not null) as working_seconds,
        min_by(calendar, cycle) filter (where calendar is not null) as calendar
    from clock_verdicts
    where clock = 'resolution' and stopped_at is not null
    group by source, complaint_id
),

resolved as (
    select
        coalesce(trim(cases.product), '') as product, coalesce(trim(cases.severity), '') as severity,
        case_routes.handoffs, least(case_routes.handoffs, 4) as level, clocked.working_seconds,
        secs_between(cases.received_at, cases.resolved_at) as wall_seconds,
        bool_and(coalesce(clocked.calendar, '') <> '' and clocked.working_seconds is not null) over () as is_working_time
    from cases
    inner join case_routes on cases.source = case_routes.source and cases.complaint_id = case_routes.complaint_id
    left join clocked on cases.source = clocked.source and cases.complaint_id = clocked.complaint_id
    where case_routes.handoffs is not null and cases.resolved_at >= cases.received_at
),

measured as (
    select
        product, severity, handoffs, level, is_working_time,
        cast(case when is_working_time then working_seconds else wall_seconds end as double) / 3600 as hours
    from resolved
),

grouped as (
    select
        product, severity, level, count(*) as cases, cast(sum(handoffs) as double) / count(*) as mean_handoffs,
        median(hours) as median_hours, in_order(array_agg(hours)) as hours_in_order, bool_and(is_working_time) as is_working_time
    from measured
    group by product, severity, level
),

placed as (
    select
        product, severity, level, cases, mean_handoffs, median_hours, hours_in_order, is_working_time,
        cast(greatest(round((cases + 1) / 2.0 - sqrt(cases)), 1) as bigint) as low_place
    from grouped
    where cases >= 20
)

select
    product, severity, cast(level as bigint) as level, cases, mean_handoffs, median_hours,
    power((at_place(hours_in_order, cases - low_place + 1) - at_place(hours_in_order, low_place)) / 4, 2) as median_variance, is_working_time
from placed
