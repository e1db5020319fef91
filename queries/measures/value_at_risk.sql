-- What the complaints put at risk, step by step, every assumption beside its result.
-- one row per: step
-- inputs: value_workings, settings_values
-- rule: domain.md section 7: value of a customer P0 - C0 + R x (1 - (1 + r)^-N) / r; one lost customer in whole units of the currency
-- columns:
--   item        VARCHAR  what the value is
--   value       DOUBLE   its value
--   unit        VARCHAR  currency, customers, or share
--   assumption  VARCHAR  how it comes about, with the figures used
--   origin      VARCHAR  setting, log, or both: where the figures come from
--   step        BIGINT   order of the steps
with priced as (
    select
        *, unhappy - complainers as silent, complainers * (1 - satisfied_share) as dissatisfied,
        (select value from settings_values where name = 'value.satisfied_share') as sample_satisfied
    from value_workings
    where changed = ''
),

steps as (
    select
        1 as step, 'value of a customer' as item, round(customer_value) as value, 'currency' as unit, 'setting' as origin,
        'first purchase ' || cast(first_purchase as varchar) || ' - winning cost ' || cast(winning_cost as varchar)
        || ' + yearly revenue ' || cast(yearly_revenue as varchar) || ' over ' || cast(years as varchar) || ' years at '
        || cast(rate as varchar) as assumption
    from priced
    union all
    select
        2, 'value of yearly service', round(service_value), 'currency', 'setting',
        'yearly service ' || cast(yearly_service as varchar) || ' now and over ' || cast(years as varchar) || ' years at '
        || cast(rate as varchar)
    from priced
    union all
    select 3, 'value of a customer with service', round(customer_value + service_value), 'currency', 'setting', 'sum of both'
    from priced
    union all
    select
        4, 'value of a lost, unhappy customer', lost_customer, 'currency', 'setting',
        'harm to the name: x (1 + ' || cast(harm as varchar) || '), in whole units'
    from priced
    union all
    select
        5, 'sample: value at risk of 100 complaints', lost_customer * (100 / complaining_share - 100 + round(100 * (1 - sample_satisfied))),
        'currency', 'setting',
        'the silent ones are taken as lost, and those of the 100 complainers who are not satisfied'
    from priced
    union all
    select 6, 'customers who complained', complainers, 'customers', 'log', 'distinct customers of the log; a case without one counts as one'
    from priced
    union all
    select
        7, 'unhappy customers', unhappy, 'customers', 'both', 'share of the unhappy who complain: ' || cast(complaining_share as varchar)
    from priced
    union all
    select 8, 'silent unhappy customers', silent, 'customers', 'both', 'unhappy customers - customers who complained' from priced
    union all
    select
        9, 'share of complainers satisfied', satisfied_share, 'share', satisfied_origin,
        case when satisfied_origin = 'log' then 'scores of the log' else 'assumed: the log holds no scores' end
    from priced
    union all
    select 10, 'complainers not satisfied', dissatisfied, 'customers', 'both', 'customers who complained x (1 - share satisfied)'
    from priced
    union all
    select
        11, 'value at risk', lost_customer * round(silent + dissatisfied), 'currency', 'both',
        'value of a lost, unhappy customer x (silent + not satisfied), in whole customers'
    from priced
)

select item, value, unit, assumption, origin, cast(step as bigint) as step from steps
order by step
