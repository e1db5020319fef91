-- Satisfaction by team.
-- one row per: source, team
-- inputs: cases, settings_values
-- columns:
--   source             VARCHAR  name of the source: scales differ between sources
--   team               VARCHAR  team that owns the case; empty = not stated
--   cases              BIGINT   complaints
--   scores             BIGINT   complaints with a score
--   mean_satisfaction  DOUBLE   mean score, in the export's scale
--   low                BIGINT   scores at or below the low mark ([judging] low_score)
--   low_share          DOUBLE   low of scores, 0 to 1
--   coverage           DOUBLE   scores of cases, 0 to 1
select
    source, coalesce(team, '') as team, count(*) as cases, count(satisfaction) as scores, avg(cast(satisfaction as decimal(18, 6))) as mean_satisfaction,
    count(*) filter (where satisfaction <= (select value from settings_values where name = 'judging.low_score')) as low,
    cast(count(*) filter (where satisfaction <= (select value from settings_values where name = 'judging.low_score')) as double)
    / nullif(count(satisfaction), 0) as low_share,
    cast(count(satisfaction) as double) / count(*) as coverage
from cases
group by source, coalesce(team, '')
order by avg(cast(satisfaction as decimal(18, 6))) nulls last, source, team
