-- The steps of 3W4R8F by period, team, product, severity and channel: what the report's filter adds up in its table of steps.
-- one row per: code, team, product, severity, channel, period
-- inputs: cube_cases, findings, check_names
-- rule: places as in filter_cube; of the period in which the case was received
-- columns:
--   code            VARCHAR  W1 to F8
--   team            VARCHAR  team
--   product         VARCHAR  product
--   severity        VARCHAR  severity
--   channel         VARCHAR  channel
--   period          BIGINT   period of 28 days: 0 = the last; 14 = before the last 14, or not known
--   passed          BIGINT   cases that did it
--   failed          BIGINT   cases that did not
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise
select
    findings.code, cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel, cube_cases.period,
    count(*) filter (where findings.verdict = 'pass') as passed, count(*) filter (where findings.verdict = 'fail') as failed,
    count(*) filter (where findings.verdict = 'unknown') as unknown,
    count(*) filter (where findings.verdict = 'n/a') as not_applicable
from findings
inner join check_names on findings.code = check_names.code
inner join cube_cases on findings.source = cube_cases.source and findings.complaint_id = cube_cases.complaint_id
group by findings.code, cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel, cube_cases.period
order by code, team, product, severity, channel, period
