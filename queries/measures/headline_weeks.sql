-- The headline numbers week by week, 13 weeks up to now.
-- one row per: figure, week
-- inputs: headline_facts
-- params: as_of
-- rule: weeks of seven days that end at as_of, so that the last is whole; measured as in headlines
-- columns:
--   figure   VARCHAR  what is counted
--   week     DATE     first day of the seven, UTC
--   amount   DOUBLE   its value in the week; null where no fact is known
--   cases    BIGINT   facts that could be judged
--   unknown  BIGINT   facts that the log cannot tell
with weeks as (
    select weeks_back, add_secs($as_of, -604800 * weeks_back) as ends_at
    from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12)) as numbers(weeks_back)
),

figures as (
    select distinct figure from headline_facts
)

select
    figures.figure, day_of(add_secs(weeks.ends_at, -604800)) as week,
    case
        when figures.figure = 'complaints' then cast(count(headline_facts.amount) as double)
        when figures.figure = 'median_resolution_seconds' then median(headline_facts.amount)
        else avg(cast(headline_facts.amount as decimal(18, 9)))
    end as amount,
    count(headline_facts.amount) as cases,
    count(headline_facts.complaint_id) - count(headline_facts.amount) as unknown
from figures
cross join weeks
left join headline_facts
    on
        figures.figure = headline_facts.figure and headline_facts.at <= weeks.ends_at
        and headline_facts.at > add_secs(weeks.ends_at, -604800)
group by figures.figure, weeks.ends_at
order by figures.figure, week
