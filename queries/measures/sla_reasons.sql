-- Why clocks are unknown or not applicable.
-- one row per: source, clock, verdict, reason
-- inputs: clock_verdicts
-- rule: measures.md: unknown says which field or event is missing
-- columns:
--   source   VARCHAR  name of the source in the settings
--   clock    VARCHAR  clock of measures.md
--   verdict  VARCHAR  unknown or not_applicable
--   reason   VARCHAR  which field or event is missing, or why the question does not arise
--   cases    BIGINT   clocks
select source, clock, verdict, reason, count(*) as cases
from clock_verdicts
where verdict in ('unknown', 'not_applicable')
group by source, clock, verdict, reason
order by source, clock, verdict, reason nulls last
