-- The settings that recurring problems are judged by, in one row.
-- one row per: timezone
-- inputs: settings_values
-- rule: plaint.toml [recurring]; every key is always written, so that no default hides here
-- columns:
--   timezone               VARCHAR  zone in which days and weeks are cut, IANA name
--   repeat_days            DOUBLE   the same customer and issue again within so many days is a repeat
--   min_customers          DOUBLE   customers that make a week count
--   periods                DOUBLE   weeks that must count for a problem to be recurring
--   of_periods             DOUBLE   last weeks looked at for that
--   baseline_weeks         DOUBLE   weeks that a week is held against
--   guard_weeks            DOUBLE   weeks left out between a week and its baseline
--   min_baseline_weeks     DOUBLE   fewer weeks of history: not judged
--   false_alarms_per_year  DOUBLE   budget of false alarms over all problems
--   minimum_effect         DOUBLE   rise below which nothing is called a surge: 0.25 = a quarter more
--   minimum_cases          DOUBLE   complaints below which nothing is called a surge
--   pareto_share           DOUBLE   share that the vital few make
--   service_level          DOUBLE   share of calls to be answered in time, 0 to 1
--   answer_within          DOUBLE   seconds in which a call is to be answered ([calls] answer_within)
--   case_seconds           DOUBLE   hands-on seconds that a complaint takes; null = not stated
--   start_within           DOUBLE   seconds in which a complaint is to be taken up
with one_zone as (
    select coalesce(max(word) filter (where name = 'project.timezone'), 'UTC') as timezone from settings_values
)

select
    one_zone.timezone,
    max(value) filter (where name = 'recurring.repeat_days') as repeat_days,
    max(value) filter (where name = 'recurring.min_customers') as min_customers,
    max(value) filter (where name = 'recurring.periods') as periods,
    max(value) filter (where name = 'recurring.of') as of_periods,
    max(value) filter (where name = 'recurring.baseline_weeks') as baseline_weeks,
    max(value) filter (where name = 'recurring.guard_weeks') as guard_weeks,
    max(value) filter (where name = 'recurring.min_baseline_weeks') as min_baseline_weeks,
    max(value) filter (where name = 'recurring.false_alarms_per_year') as false_alarms_per_year,
    max(value) filter (where name = 'recurring.minimum_effect') as minimum_effect,
    max(value) filter (where name = 'recurring.minimum_cases') as minimum_cases,
    max(value) filter (where name = 'recurring.pareto_share') as pareto_share,
    max(value) filter (where name = 'recurring.service_level') as service_level,
    max(value) filter (where name = 'calls.answer_within') as answer_within,
    max(value) filter (where name = 'recurring.case_time') as case_seconds,
    max(value) filter (where name = 'recurring.start_within') as start_within
from one_zone
left join settings_values on true
group by one_zone.timezone
