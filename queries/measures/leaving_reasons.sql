-- Why customers leave: the sample's reasons, beside what the log itself can tell.
-- one row per: place
-- inputs: cases, findings
-- rule: domain.md section 5 (s002): 1 % die, 3 % move, 5 % change habits, 9 % a rival's price, 14 % quality, 68 % their request was neglected
-- columns:
--   place         BIGINT   1 = most frequent in the sample
--   reason        VARCHAR  reason for leaving
--   sample_share  DOUBLE   its share in the sample, 0 to 1
--   at_risk       BIGINT   customers whom the log shows to have met it: a neglected case; empty = a log of complaints can't tell
--   judged        BIGINT   customers with a case that the log could judge for it; empty = none could be
--   at_risk_share  DOUBLE  at_risk of judged, 0 to 1
with neglect as (
    select
        coalesce(nullif(trim(cases.customer_id), ''), cases.source || ' ' || cases.complaint_id) as customer,
        bool_or(findings.verdict = 'fail') as is_neglected
    from findings
    inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
    where findings.code = 'case_neglect' and findings.verdict in ('pass', 'fail')
    group by coalesce(nullif(trim(cases.customer_id), ''), cases.source || ' ' || cases.complaint_id)
),

counted as (
    select nullif(count(*), 0) as judged, count(*) filter (where is_neglected) as at_risk from neglect
),

reasons as (
    select 1 as place, 'request neglected' as reason, 0.68 as sample_share
    union all
    select 2 as place, 'quality of product or service' as reason, 0.14 as sample_share
    union all
    select 3 as place, 'price of a rival' as reason, 0.09 as sample_share
    union all
    select 4 as place, 'change of habits' as reason, 0.05 as sample_share
    union all
    select 5 as place, 'moved away' as reason, 0.03 as sample_share
    union all
    select 6 as place, 'died' as reason, 0.01 as sample_share
)

select
    cast(reasons.place as bigint) as place, reasons.reason, cast(reasons.sample_share as double) as sample_share,
    case when reasons.place = 1 and counted.judged is not null then counted.at_risk end as at_risk,
    case when reasons.place = 1 then counted.judged end as judged,
    case when reasons.place = 1 then cast(counted.at_risk as double) / counted.judged end as at_risk_share
from reasons
cross join counted
order by reasons.place
