-- Which assumption moves the value at risk most when it is a tenth lower or higher.
-- one row per: assumption
-- inputs: value_inputs, value_workings
-- rule: domain.md section 7: the formula of measure value_at_risk, unrounded, one assumption changed at a time
-- columns:
--   assumption  VARCHAR  assumption that is changed
--   used        DOUBLE   its value
--   origin      VARCHAR  setting or log
--   low         DOUBLE   value at risk with the assumption a tenth lower, in currency
--   high        DOUBLE   value at risk with the assumption a tenth higher (shares at most 1), in currency
--   swing       DOUBLE   distance of both, in currency
with varied as (
    select
        changed, max(at_risk) filter (where factor < 1) as low, max(at_risk) filter (where factor > 1) as high
    from value_workings
    where changed <> ''
    group by changed
)

select
    varied.changed as assumption, value_inputs.value as used, value_inputs.origin, varied.low, varied.high,
    abs(varied.high - varied.low) as swing
from varied
inner join value_inputs on varied.changed = value_inputs.name
order by swing desc, assumption
