-- Registered problems: who removes them, how far they are, and what their fix did.
-- one row per: problem_id
-- inputs: problems, fix_effects
-- rule: measures.md, recurring problems: rate before and after, its ratio with a 95 % interval, and how many weeks until it could tell; "too early to tell" is an answer
-- columns:
--   problem_id     VARCHAR  short name of the problem
--   title          VARCHAR  the problem in a sentence
--   owner          VARCHAR  who removes it
--   stage          VARCHAR  identified, analysed, solutions_gathered, chosen, tried or evaluated
--   product        VARCHAR  product; empty = any
--   issue          VARCHAR  issue; empty = any
--   opened_on      DATE     day it was registered
--   fixed_on       DATE     day of the fix
--   closed_on      DATE     day it was closed
--   verdict        VARCHAR  worked, too early to tell, did not work, came back, unknown; no fix yet; not judged yet: registered after the last analysis
--   reason         VARCHAR  why it is unknown or too early
--   rate_before    DOUBLE   complaints per unit of exposure before the fix
--   rate_after     DOUBLE   the same in the weeks judged
--   ratio          DOUBLE   rate after / rate before; below 1 = better
--   ratio_low      DOUBLE   lower end of its 95 % interval
--   ratio_high     DOUBLE   upper end of its 95 % interval
--   weeks_to_tell  BIGINT   weeks after the fix that were promised for a verdict
--   weeks_left     BIGINT   weeks until the verdict
--   weeks_before   BIGINT   weeks before the fix
--   weeks_after    BIGINT   complete weeks since the fix
--   before         BIGINT   complaints in the weeks before
--   after          BIGINT   complaints in the weeks judged
--   came_back_on   DATE     first day of the newer stretch in which it came back
select
    problems.problem_id, problems.title, problems.owner, problems.stage, coalesce(problems.product, '') as product,
    coalesce(problems.issue, '') as issue, problems.opened_on, problems.fixed_on, problems.closed_on,
    case when problems.fixed_on is null then 'no fix yet' else coalesce(fix_effects.verdict, 'not judged yet') end as verdict, fix_effects.reason, fix_effects.rate_before, fix_effects.rate_after,
    fix_effects.ratio, fix_effects.ratio_low, fix_effects.ratio_high, fix_effects.weeks_to_tell, fix_effects.weeks_left,
    fix_effects.weeks_before, fix_effects.weeks_after, fix_effects.before, fix_effects.after, fix_effects.came_back_on
from problems
left join fix_effects on problems.problem_id = fix_effects.problem_id
order by problems.closed_on asc nulls first, problems.problem_id asc
