-- What to do first: recurring and surging problems ranked by what halving them would save in a year.
-- one row per: product, issue
-- inputs: problem_recent, problem_states, problem_burdens, problem_matches, recurring_settings, cases, problems, value_workings
-- rule: domain.md section 6; gain = half of what the last `of` weeks came to, taken for a year; rank = mean of the shares in complaints, breaches and hours that are known
-- columns:
--   place                BIGINT   1 = first
--   product              VARCHAR  product; empty = none named
--   issue                VARCHAR  issue; empty = none named
--   state                VARCHAR  regressed, new, surging, fading or ongoing
--   since_on             DATE     first day of what put it into this state
--   gain_share           DOUBLE   mean of its shares in complaints, breaches and hours of the last weeks, 0 to 1
--   complaints_saved     DOUBLE   complaints a year less if it were halved
--   breaches_saved       DOUBLE   breached cases a year less; null = no clock could be judged
--   hours_saved          DOUBLE   working hours a year less; null = hours are not known
--   compensation_saved   DOUBLE   compensation a year less, in the company's currency; null = none recorded
--   value_saved          DOUBLE   value at risk a year less, by the assumptions of measure value_at_risk; null = an assumption is missing
--   cases                BIGINT   complaints in the last weeks
--   customers            BIGINT   distinct customers among them
--   breached             BIGINT   breached cases among them
--   weeks                BIGINT   complete weeks looked at
--   chance_per_year      DOUBLE   so many signals as strong a year would come by chance alone; null = no signal
--   team                 VARCHAR  team that owns most of these cases; null = none stated
--   first_case           VARCHAR  newest case, as an example
--   second_case          VARCHAR  the one before
--   third_case           VARCHAR  and the one before that
--   problem_id           VARCHAR  problem of the register that covers it; null = nobody works on it yet
--   owner                VARCHAR  who removes that problem
with candidates as (
    select
        problem_recent.product, problem_recent.issue, problem_recent.cases, problem_recent.customers,
        problem_recent.newest_week, problem_states.state, problem_states.since_on, problem_states.chance_per_year
    from problem_recent
    inner join problem_states
        on problem_recent.product = problem_states.product and problem_recent.issue = problem_states.issue
    where
        problem_recent.cases > 0 and problem_states.state <> 'quiet'
        and (problem_recent.is_recurring or problem_states.is_surging or problem_states.state = 'regressed')
),

recent_burdens as (
    select
        problem_burdens.product, problem_burdens.issue, problem_burdens.is_breached, problem_burdens.working_hours,
        cases.received_at, problem_burdens.source, problem_burdens.complaint_id, cases.team, cases.compensation_amount
    from problem_burdens
    inner join cases on problem_burdens.source = cases.source and problem_burdens.complaint_id = cases.complaint_id
    cross join recurring_settings
    where
        problem_burdens.week <= (select max(newest_week) from problem_recent)
        and days_between(problem_burdens.week, (select max(newest_week) from problem_recent)) < 7 * recurring_settings.of_periods
),

numbered as (
    select *, row_number() over (partition by product, issue order by received_at desc, source asc, complaint_id asc) as age
    from recent_burdens
),

summed as (
    select
        product, issue, count(*) filter (where is_breached) as breached, count(is_breached) as judged,
        round(sum(working_hours), 6) as hours, cast(sum(compensation_amount) as double) as compensation,
        mode() within group (order by team) as team,
        max(complaint_id) filter (where age = 1) as first_case, max(complaint_id) filter (where age = 2) as second_case,
        max(complaint_id) filter (where age = 3) as third_case
    from numbered
    group by product, issue
),

totals as (
    select count(*) as cases, count(*) filter (where is_breached) as breached, sum(working_hours) as hours from recent_burdens
),

registered as (
    select
        problem_matches.product, problem_matches.issue, min(problems.problem_id) as problem_id,
        min_by(problems.owner, problems.problem_id) filter (where problems.owner is not null) as owner
    from problem_matches
    inner join problems on problem_matches.problem_id = problems.problem_id
    where problems.closed_on is null and coalesce(problems.cluster_id, '') = ''
    group by problem_matches.product, problem_matches.issue
),

weighed as (
    select
        candidates.*, summed.breached, summed.judged, summed.hours, summed.compensation, summed.team, summed.first_case,
        summed.second_case, summed.third_case, value_workings.per_complainer, registered.problem_id, registered.owner,
        cast(recurring_settings.of_periods as bigint) as weeks, 0.5 * 365.25 / 7.0 / recurring_settings.of_periods as half_year,
        round((
            candidates.cases / totals.cases + coalesce(summed.breached / nullif(totals.breached, 0), 0.0)
            + coalesce(summed.hours / nullif(totals.hours, 0.0), 0.0)
        ) / (1 + case when totals.breached > 0 then 1 else 0 end + case when totals.hours > 0 then 1 else 0 end), 9) as gain_share
    from candidates
    inner join summed on candidates.product = summed.product and candidates.issue = summed.issue
    cross join totals
    cross join recurring_settings
    left join value_workings on value_workings.changed = ''
    left join registered on candidates.product = registered.product and candidates.issue = registered.issue
)

select
    row_number() over (order by gain_share desc, product asc, issue asc) as place, product, issue, state, since_on, gain_share,
    round(cases * half_year, 1) as complaints_saved, case when judged > 0 then round(breached * half_year, 1) end as breaches_saved,
    round(hours * half_year, 1) as hours_saved, round(compensation * half_year, 2) as compensation_saved,
    round(customers * half_year * per_complainer) as value_saved, cases, customers, breached,
    weeks, chance_per_year, team, first_case, second_case, third_case, problem_id, owner
from weighed
order by place
