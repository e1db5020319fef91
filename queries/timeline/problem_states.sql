-- The state of every problem as of now, since when it holds, and how sure that is.
-- one row per: product, issue
-- inputs: problem_recent, problem_changes, problem_limits, problem_matches, fix_effects, problems, recurring_settings
-- rule: first that holds: regressed (came back after its fix), new, surging, quiet, fading (signals downwards, or no longer recurring), ongoing
-- columns:
--   product          VARCHAR  product; empty = none named
--   issue            VARCHAR  issue; empty = none named
--   state            VARCHAR  regressed, new, surging, fading, quiet or ongoing
--   since_on         DATE     first day of what put it into this state
--   is_surging       BOOLEAN  a spell of signals upwards is on, whatever the state
--   score            DOUBLE   standard deviations from the usual, of the spell that is on
--   chance_per_year  DOUBLE   so many signals as strong as this a year would come by chance alone, over all problems
--   is_judged        BOOLEAN  it has history enough to be held against limits
with watched as (
    select distinct product, issue from problem_limits
),

regressions as (
    select problem_matches.product, problem_matches.issue, max(fix_effects.came_back_on) as came_back_on
    from fix_effects
    inner join problems on fix_effects.problem_id = problems.problem_id
    inner join problem_matches on fix_effects.problem_id = problem_matches.problem_id
    where fix_effects.verdict = 'came back' and coalesce(problems.cluster_id, '') = ''
    group by problem_matches.product, problem_matches.issue
),

decided as (
    select
        problem_recent.*, regressions.came_back_on, rises.since_week as rising_since, rises.score as rise,
        rises.chance_per_year as rise_chance, falls.since_week as falling_since, falls.score as fall,
        falls.chance_per_year as fall_chance, watched.product is not null as is_judged,
        case
            when regressions.came_back_on is not null then 'regressed'
            when problem_recent.is_new then 'new'
            when rises.since_week is not null then 'surging'
            when problem_recent.is_quiet then 'quiet'
            when falls.since_week is not null or (problem_recent.was_recurring and not problem_recent.is_recurring) then 'fading'
            else 'ongoing'
        end as state
    from problem_recent
    left join watched on problem_recent.product = watched.product and problem_recent.issue = watched.issue
    left join regressions on problem_recent.product = regressions.product and problem_recent.issue = regressions.issue
    left join problem_changes as rises
        on problem_recent.product = rises.product and problem_recent.issue = rises.issue and rises.direction = 'up'
    left join problem_changes as falls
        on problem_recent.product = falls.product and problem_recent.issue = falls.issue and falls.direction = 'down'
)

select
    decided.product, decided.issue, decided.state,
    case decided.state
        when 'regressed' then decided.came_back_on
        when 'surging' then decided.rising_since
        when 'quiet' then add_days(decided.last_on, 1)
        when 'fading'
            then coalesce(decided.falling_since, add_days(decided.newest_week, 7 - 7 * recurring_settings.of_periods))
        else decided.first_on
    end as since_on,
    decided.rising_since is not null as is_surging,
    case when decided.state = 'fading' then decided.fall else decided.rise end as score,
    round(case when decided.state = 'fading' then decided.fall_chance else decided.rise_chance end, 9) as chance_per_year,
    decided.is_judged
from decided
cross join recurring_settings
