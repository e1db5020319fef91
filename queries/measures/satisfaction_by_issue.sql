-- Satisfaction by issue.
-- one row per: source, product, issue
-- inputs: cases, settings_values
-- columns:
--   source             VARCHAR  name of the source: scales differ between sources
--   product            VARCHAR  product; empty = not stated
--   issue              VARCHAR  subject; empty = not stated
--   cases              BIGINT   complaints
--   scores             BIGINT   complaints with a score
--   mean_satisfaction  DOUBLE   mean score, in the export's scale
--   low                BIGINT   scores at or below the low mark ([judging] low_score)
--   low_share          DOUBLE   low of scores, 0 to 1
--   coverage           DOUBLE   scores of cases, 0 to 1
select
    source, coalesce(product, '') as product, coalesce(issue, '') as issue, count(*) as cases, count(satisfaction) as scores, avg(cast(satisfaction as decimal(18, 6))) as mean_satisfaction,
    count(*) filter (where satisfaction <= (select value from settings_values where name = 'judging.low_score')) as low,
    cast(count(*) filter (where satisfaction <= (select value from settings_values where name = 'judging.low_score')) as double)
    / nullif(count(satisfaction), 0) as low_share,
    cast(count(satisfaction) as double) / count(*) as coverage
from cases
group by source, coalesce(product, ''), coalesce(issue, '')
order by avg(cast(satisfaction as decimal(18, 6))) nulls last, source, product, issue
