-- Complaints of each problem by week, with the limits that its own past sets; the current, unfinished week without limits.
-- one row per: product, issue, week
-- inputs: problem_series, problem_limits, problem_signals
-- rule: measures.md, recurring problems: above the upper limit, a run, or rare cases close together, and above the minimum effect
-- columns:
--   product      VARCHAR  product; empty = none named
--   issue        VARCHAR  issue; empty = none named
--   week         DATE     Monday of the week
--   complaints   BIGINT   complaints received in the week
--   lower        DOUBLE   fewer are a signal; null = not judged: unfinished, or too little history
--   centre       DOUBLE   complaints usual in a week like this
--   upper        DOUBLE   more are a signal
--   signal       VARCHAR  up or down where a test said so; none; null = not judged
--   test         VARCHAR  test that said so: week, two_weeks, run or close_together
--   score        DOUBLE   standard deviations from the expected, of that test
--   customers    BIGINT   customers who complained; a complaint that names nobody counts as one
--   exposure     DOUBLE   what the rate is held against
--   rate_unit    VARCHAR  per 1 000 contacts, per 1 000 customers, or per week
--   is_complete  BOOLEAN  the week has ended, and the log began before it
select
    problem_series.product, problem_series.issue, problem_series.week, problem_series.complaints, problem_limits.lower,
    problem_limits.centre, problem_limits.upper,
    case when problem_limits.week is not null then coalesce(problem_signals.direction, 'none') end as signal,
    problem_signals.test, problem_signals.score, problem_series.customers, problem_series.exposure,
    problem_series.rate_unit, problem_series.is_complete
from problem_series
left join problem_limits
    on problem_series.problem_number = problem_limits.problem_number and problem_series.week = problem_limits.week
left join problem_signals
    on problem_series.problem_number = problem_signals.problem_number and problem_series.week = problem_signals.week
order by problem_series.product, problem_series.issue, problem_series.week
