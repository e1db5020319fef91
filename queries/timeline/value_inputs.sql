-- What the value at risk is made of: the assumptions, and what the log itself can tell.
-- one row per: name
-- inputs: cases, settings_values
-- rule: domain.md section 7; inputs come from the log where it has them
-- columns:
--   name    VARCHAR  assumption or figure
--   value   DOUBLE   its value
--   origin  VARCHAR  setting, or log
with complainers as (
    select cast(count(distinct coalesce(nullif(trim(customer_id), ''), source || ' ' || complaint_id)) as double) as customers from cases
),

scores as (
    select
        count(satisfaction) as given,
        cast(
            count(*) filter (
                where satisfaction >= (select value from settings_values where name = 'value.satisfied_from')
            ) as double
        ) / nullif(count(satisfaction), 0) as satisfied_share
    from cases
),

is_asked as (
    select max(value) = 1 as log_share_wanted from settings_values
    where name = 'value.use_log_satisfaction'
)

select substring(name, 7) as name, value, 'setting' as origin from settings_values
where name like 'value.%' and name not in ('value.use_log_satisfaction', 'value.satisfied_share')
union all
select 'complainers' as name, customers as value, 'log' as origin from complainers
union all
select
    'satisfied_share' as name,
    case
        when is_asked.log_share_wanted and scores.given > 0 then scores.satisfied_share
        else (select value from settings_values where name = 'value.satisfied_share')
    end as value,
    case when is_asked.log_share_wanted and scores.given > 0 then 'log' else 'setting' end as origin
from scores
cross join is_asked
union all
select 'scores' as name, cast(given as double) as value, 'log' as origin from scores
