-- Problems that recur or have changed: how many complain, since when, how sure, with those that surge first.
-- one row per: product, issue
-- inputs: problem_recent, problem_states
-- rule: measures.md, recurring problems: listed are problems that meet the recurring rule now or met it `of` weeks ago, and those that surge or came back
-- columns:
--   product          VARCHAR  product; empty = none named
--   issue            VARCHAR  issue; empty = none named
--   state            VARCHAR  regressed, surging, new, ongoing, fading or quiet
--   cases            BIGINT   complaints in the last `of` complete weeks
--   customers        BIGINT   distinct customers among them; a complaint that names nobody counts as one
--   weeks            BIGINT   of the last `of` complete weeks, those with enough customers
--   rate             DOUBLE   complaints in those weeks per unit (rate_unit)
--   change           DOUBLE   rate against that of as many weeks before: 0.5 = half as many again; null = none before, or the log is too young
--   since_on         DATE     first day of what put it into this state
--   is_recurring     BOOLEAN  enough customers in enough of the last weeks
--   is_surging       BOOLEAN  a spell of signals upwards is on
--   score            DOUBLE   standard deviations from the usual, of the spell that is on
--   chance_per_year  DOUBLE   so many signals as strong a year would come by chance alone, over all problems
--   rate_unit        VARCHAR  per 1 000 contacts, per 1 000 customers, or per week
--   cases_before     BIGINT   complaints in as many weeks before
--   unnamed          BIGINT   complaints that name no customer
--   total_cases      BIGINT   complaints in all
--   first_on         DATE     day of its first complaint
--   last_on          DATE     day of its newest complaint
--   is_judged        BOOLEAN  it has history enough to be held against limits
select
    problem_recent.product, problem_recent.issue, problem_states.state, problem_recent.cases, problem_recent.customers,
    problem_recent.weeks, problem_recent.rate,
    round(problem_recent.rate / nullif(problem_recent.rate_before, 0.0) - 1.0, 6) as change,
    problem_states.since_on, problem_recent.is_recurring, problem_states.is_surging, problem_states.score,
    problem_states.chance_per_year, problem_recent.rate_unit, problem_recent.cases_before, problem_recent.unnamed,
    problem_recent.total_cases, problem_recent.first_on, problem_recent.last_on, problem_states.is_judged
from problem_recent
inner join problem_states
    on problem_recent.product = problem_states.product and problem_recent.issue = problem_states.issue
where
    problem_recent.is_recurring or problem_recent.was_recurring or problem_states.is_surging
    or problem_states.state = 'regressed'
order by
    case problem_states.state
        when 'regressed' then 1 when 'surging' then 2 when 'new' then 3 when 'ongoing' then 4 when 'fading' then 5 else 6
    end asc,
    problem_recent.cases desc, problem_recent.product asc, problem_recent.issue asc
