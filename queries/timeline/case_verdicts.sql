-- The fifteen verdicts of each case in one number: cases with the same verdicts are counted by it at once.
-- one row per: source, complaint_id
-- derived by: case
-- inputs: check_names, findings
-- rule: a digit a check, at its place: 1 pass, 2 fail, 3 unknown, 4 n/a, 0 not judged; the first check is the lowest of base 8
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   verdicts      BIGINT   its verdicts, a digit of base 8 each
with weights as (
    select code, cast(power(8, place - 1) as bigint) as weight from check_names
)

select
    findings.source, findings.complaint_id,
    cast(sum(
        case findings.verdict when 'pass' then 1 when 'fail' then 2 when 'unknown' then 3 when 'n/a' then 4 else 0 end
        * weights.weight
    ) as bigint) as verdicts
from findings
inner join weights on findings.code = weights.code
group by findings.source, findings.complaint_id
