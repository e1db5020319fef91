-- Which assumption moves the value at risk most when it is a tenth lower or higher.
-- one row per: assumption
-- inputs: value_inputs
-- rule: domain.md section 7: the formula of measure value_at_risk, unrounded, one assumption changed at a time
-- columns:
--   assumption  VARCHAR  assumption that is changed
--   used        DOUBLE   its value
--   origin      VARCHAR  setting or log
--   low         DOUBLE   value at risk with the assumption a tenth lower, in currency
--   high        DOUBLE   value at risk with the assumption a tenth higher (shares at most 1), in currency
--   swing       DOUBLE   distance of both, in currency
with factors as (
    select 0.9 as factor
    union all
    select 1.1 as factor
),

changed as (
    select
        assumptions.name as assumption, factors.factor, inputs.name,
        case
            when inputs.name <> assumptions.name then inputs.value
            when inputs.name like '%_share' then least(inputs.value * factors.factor, 1)
            else inputs.value * factors.factor
        end as value
    from value_inputs as assumptions
    cross join factors
    cross join value_inputs as inputs
    where assumptions.name not in ('scores', 'satisfied_from')
),

named as (
    select
        assumption, factor,
        max(value) filter (where name = 'first_purchase') as first_purchase,
        max(value) filter (where name = 'winning_cost') as winning_cost,
        max(value) filter (where name = 'yearly_revenue') as yearly_revenue,
        max(value) filter (where name = 'years') as years,
        max(value) filter (where name = 'discount_rate') as rate,
        max(value) filter (where name = 'yearly_service') as yearly_service,
        max(value) filter (where name = 'harm_to_name') as harm,
        max(value) filter (where name = 'complaining_share') as complaining_share,
        max(value) filter (where name = 'satisfied_share') as satisfied_share,
        max(value) filter (where name = 'complainers') as complainers
    from changed
    group by assumption, factor
),

valued as (
    select
        assumption, factor,
        (
            first_purchase - winning_cost + yearly_service + (yearly_revenue + yearly_service) * (1 - power(1 + rate, -years)) / rate
        ) * (1 + harm) * complainers * (1 / complaining_share - satisfied_share) as at_risk
    from named
),

spread as (
    select
        assumption,
        max(at_risk) filter (where factor < 1) as low,
        max(at_risk) filter (where factor > 1) as high
    from valued
    group by assumption
)

select spread.assumption, value_inputs.value as used, value_inputs.origin, spread.low, spread.high, abs(spread.high - spread.low) as swing
from spread
inner join value_inputs on spread.assumption = value_inputs.name
order by abs(spread.high - spread.low) desc, spread.assumption
