-- When complaints arrive: peaks and valleys by weekday and hour of the project's zone.
-- one row per: weekday, hour
-- inputs: problem_cases
-- rule: peak = at least 1.5 times the mean hour, valley = at most half of it; sources that state no time of day are left out
-- columns:
--   weekday     BIGINT  1 = Monday to 7 = Sunday
--   hour        BIGINT  hour of the day, 0 to 23
--   complaints  BIGINT  complaints received in that hour
--   a_week      DOUBLE  the same as a mean per week; of a log of less than a week: in that week
--   share       DOUBLE  share of all complaints
--   index       DOUBLE  against the mean hour of the week: 1 = as many
--   kind        VARCHAR  peak, valley or usual
--   dateless    BIGINT  complaints left out, since their source states no time of day
with timed_sources as (
    select source, max(local_hour) > 0 as has_times from problem_cases
    group by source
),

timed as (
    select problem_cases.received_on, problem_cases.local_hour
    from problem_cases
    inner join timed_sources on problem_cases.source = timed_sources.source and timed_sources.has_times
),

totals as (
    select
        count(*) as complaints, greatest(days_between(min(received_on), max(received_on)) / 7.0 + 1.0 / 7.0, 1.0) as weeks,
        (select count(*) from problem_cases) - count(*) as dateless
    from timed
),

slots as (
    select number as slot from numbers_between(0, 167)
),

counted as (
    select (weekday_of(received_on) - 1) * 24 + local_hour as slot, count(*) as complaints from timed
    group by (weekday_of(received_on) - 1) * 24 + local_hour
)

select
    slots.slot // 24 + 1 as weekday, slots.slot % 24 as hour, coalesce(counted.complaints, 0) as complaints,
    round(coalesce(counted.complaints, 0) / totals.weeks, 6) as a_week, coalesce(counted.complaints, 0) / totals.complaints as share,
    round(coalesce(counted.complaints, 0) * 168.0 / totals.complaints, 6) as index,
    case
        when coalesce(counted.complaints, 0) * 168.0 / totals.complaints >= 1.5 then 'peak'
        when coalesce(counted.complaints, 0) * 168.0 / totals.complaints <= 0.5 then 'valley'
        else 'usual'
    end as kind,
    totals.dateless
from slots
cross join totals
left join counted on slots.slot = counted.slot
where totals.complaints > 0
order by weekday, hour
