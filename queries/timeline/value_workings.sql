-- What a lost customer is worth and how many the complaints stand for, worked out from the assumptions as they are and with each a tenth lower and higher.
-- one row per: changed, factor
-- inputs: value_inputs
-- rule: domain.md section 7: value of a customer P0 - C0 + R x (1 - (1 + r)^-N) / r; for one complainer: value of a lost customer x (1 / complaining share - 1 + 1 - satisfied share); measure value_at_risk tells the steps
-- columns:
--   changed            VARCHAR  assumption that is changed; empty = they are as they are
--   factor             DOUBLE   what it is multiplied by: 0.9 or 1.1 (shares at most 1); 1 where none is changed
--   first_purchase     DOUBLE   first purchase of a customer, in the company's currency
--   winning_cost       DOUBLE   cost of winning one
--   yearly_revenue     DOUBLE   revenue of a year
--   years              DOUBLE   years that a customer stays
--   rate               DOUBLE   discount rate of a year
--   yearly_service     DOUBLE   service of a year
--   harm               DOUBLE   harm to the name: share of the value that is lost besides
--   complaining_share  DOUBLE   share of the unhappy who complain, 0 to 1
--   satisfied_share    DOUBLE   share of the complainers who are satisfied in the end, 0 to 1
--   satisfied_origin   VARCHAR  setting or log: where that share comes from
--   complainers        DOUBLE   distinct customers of the log
--   customer_value     DOUBLE   value of a customer
--   service_value      DOUBLE   value of the yearly service to one
--   lost_customer      DOUBLE   value of a lost, unhappy customer, in whole units
--   unhappy            DOUBLE   unhappy customers that the complainers stand for
--   per_complainer     DOUBLE   value at risk for each customer who complains; null = an assumption is missing
--   at_risk            DOUBLE   value at risk of all complainers, unrounded
with factors as (
    select cast(0.9 as double) as factor
    union all
    select cast(1.1 as double) as factor
),

variants as (
    select '' as changed, cast(1 as double) as factor
    union all
    select value_inputs.name as changed, factors.factor
    from value_inputs
    cross join factors
    where value_inputs.name not in ('scores', 'satisfied_from')
),

varied as (
    select
        variants.changed, variants.factor, value_inputs.name, value_inputs.origin,
        case
            when value_inputs.name <> variants.changed then value_inputs.value
            when value_inputs.name like '%_share' then least(value_inputs.value * variants.factor, 1)
            else value_inputs.value * variants.factor
        end as value
    from variants
    cross join value_inputs
),

named as (
    select
        changed, factor,
        max(value) filter (where name = 'first_purchase') as first_purchase,
        max(value) filter (where name = 'winning_cost') as winning_cost,
        max(value) filter (where name = 'yearly_revenue') as yearly_revenue,
        max(value) filter (where name = 'years') as years,
        max(value) filter (where name = 'discount_rate') as rate,
        max(value) filter (where name = 'yearly_service') as yearly_service,
        max(value) filter (where name = 'harm_to_name') as harm,
        max(value) filter (where name = 'complaining_share') as complaining_share,
        max(value) filter (where name = 'satisfied_share') as satisfied_share,
        max(origin) filter (where name = 'satisfied_share') as satisfied_origin,
        max(value) filter (where name = 'complainers') as complainers
    from varied
    group by changed, factor
),

discounted as (
    select *, (1 - power(1 + rate, -years)) / rate as annuity from named
),

valued as (
    select
        *, first_purchase - winning_cost + yearly_revenue * annuity as customer_value,
        yearly_service + yearly_service * annuity as service_value, 1.0 / complaining_share - satisfied_share as lost_per_complainer
    from discounted
),

priced as (
    select *, (customer_value + service_value) * (1 + harm) as lost_value from valued
)

select
    changed, factor, first_purchase, winning_cost, yearly_revenue, years, rate, yearly_service, harm, complaining_share,
    satisfied_share, satisfied_origin, complainers, customer_value, service_value, round(lost_value) as lost_customer,
    complainers / complaining_share as unhappy, round(round(lost_value) * lost_per_complainer, 2) as per_complainer,
    lost_value * complainers * lost_per_complainer as at_risk
from priced
