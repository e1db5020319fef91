-- Which failed check goes with low scores: mean score where it failed against where it passed. No cause is claimed.
-- one row per: source, code
-- inputs: cases, findings
-- rule: difference of means with a 95 % interval by Welch's standard error and the normal quantile 1.96; under 20 scores on a side: no interval
-- columns:
--   source       VARCHAR  name of the source: scales differ between sources
--   code         VARCHAR  check
--   passed       BIGINT   scored cases that passed it
--   failed       BIGINT   scored cases that failed it
--   mean_passed  DOUBLE   mean score where it passed
--   mean_failed  DOUBLE   mean score where it failed
--   difference   DOUBLE   mean_failed - mean_passed: below 0 = lower scores where it failed
--   lower        DOUBLE   lower end of its 95 % interval; empty where too few scores
--   upper        DOUBLE   upper end of its 95 % interval; empty where too few scores
with scored as (
    select findings.source, findings.code, findings.verdict, cases.satisfaction
    from findings
    inner join cases on findings.source = cases.source and findings.complaint_id = cases.complaint_id
    where cases.satisfaction is not null and findings.verdict in ('pass', 'fail')
),

sides as (
    select
        source, code,
        count(*) filter (where verdict = 'pass') as passed,
        count(*) filter (where verdict = 'fail') as failed,
        avg(cast(satisfaction as decimal(18, 6))) filter (where verdict = 'pass') as mean_passed,
        avg(cast(satisfaction as decimal(18, 6))) filter (where verdict = 'fail') as mean_failed,
        var_samp(satisfaction) filter (where verdict = 'pass') as variance_passed,
        var_samp(satisfaction) filter (where verdict = 'fail') as variance_failed
    from scored
    group by source, code
),

compared as (
    select
        *, mean_failed - mean_passed as difference,
        case
            when passed >= 20 and failed >= 20 then 1.96 * sqrt(variance_passed / passed + variance_failed / failed)
        end as margin
    from sides
)

select
    source, code, passed, failed, mean_passed, mean_failed, difference,
    round(difference - margin, 6) as lower, round(difference + margin, 6) as upper
from compared
order by difference nulls last, source, code
