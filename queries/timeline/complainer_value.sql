-- What one customer who complains stands for in money: the silent ones beside it and the chance that it is lost itself.
-- one row per: per_complainer
-- inputs: value_inputs
-- rule: domain.md section 7, for one complainer: value of a lost customer x (1 / complaining share - 1 + 1 - satisfied share); the steps and assumptions stand in measure value_at_risk
-- columns:
--   lost_customer   DOUBLE  value of a lost, unhappy customer, in whole units of the company's currency
--   per_complainer  DOUBLE  value at risk for each customer who complains; null = an assumption is missing
with named as (
    select
        max(value) filter (where name = 'first_purchase') as first_purchase,
        max(value) filter (where name = 'winning_cost') as winning_cost,
        max(value) filter (where name = 'yearly_revenue') as yearly_revenue,
        max(value) filter (where name = 'years') as years,
        max(value) filter (where name = 'discount_rate') as rate,
        max(value) filter (where name = 'yearly_service') as yearly_service,
        max(value) filter (where name = 'harm_to_name') as harm,
        max(value) filter (where name = 'complaining_share') as complaining_share,
        max(value) filter (where name = 'satisfied_share') as satisfied_share
    from value_inputs
),

valued as (
    select *, (1.0 - power(1.0 + rate, -years)) / rate as annuity from named
),

priced as (
    select
        *, round((first_purchase - winning_cost + yearly_revenue * annuity + yearly_service * (1.0 + annuity)) * (1.0 + harm))
            as lost_customer
    from valued
)

select lost_customer, round(lost_customer * (1.0 / complaining_share - satisfied_share), 2) as per_complainer
from priced
