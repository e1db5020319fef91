-- What a lost customer is worth and how many the complaints stand for, worked out from the assumptions.
-- one row per: per_complainer
-- inputs: value_inputs
-- rule: domain.md section 7: value of a customer P0 - C0 + R x (1 - (1 + r)^-N) / r; for one complainer: value of a lost customer x (1 / complaining share - 1 + 1 - satisfied share); measure value_at_risk tells the steps
-- columns:
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
        max(value) filter (where name = 'satisfied_share') as satisfied_share,
        max(origin) filter (where name = 'satisfied_share') as satisfied_origin,
        max(value) filter (where name = 'complainers') as complainers
    from value_inputs
),

discounted as (
    select *, (1 - power(1 + rate, -years)) / rate as annuity from named
),

valued as (
    select
        *, first_purchase - winning_cost + yearly_revenue * annuity as customer_value,
        yearly_service + yearly_service * annuity as service_value
    from discounted
),

priced as (
    select *, round((customer_value + service_value) * (1 + harm)) as lost_customer, complainers / complaining_share as unhappy from valued
)

select
    first_purchase, winning_cost, yearly_revenue, years, rate, yearly_service, harm, complaining_share, satisfied_share, satisfied_origin,
    complainers, customer_value, service_value, lost_customer, unhappy,
    round(lost_customer * (1.0 / complaining_share - satisfied_share), 2) as per_complainer
from priced
