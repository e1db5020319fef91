-- Cases that were handled worst: most checks of 3W4R8F failed.
-- one row per: source, complaint_id
-- inputs: cases, check_names, findings
-- rule: measures.md, 3W4R8F; open cases first among equals: the ongoing ones come first (domain.md section 2)
-- columns:
--   source        VARCHAR    name of the source in the settings
--   complaint_id  VARCHAR    the case
--   failed        BIGINT     checks that it failed
--   passed        BIGINT     checks that it passed
--   unknown       BIGINT     checks of which the log can't tell
--   score         DOUBLE     passed of passed and failed, 0 to 1
--   failed_codes  VARCHAR    which it failed
--   is_open       BOOLEAN    still open; null = the source never states an end
--   received_at   TIMESTAMP  when it was received, UTC
--   team          VARCHAR    team that owns it
--   product       VARCHAR    product or service complained of
--   issue         VARCHAR    subject of the complaint
with counted as (
    select
        findings.source, findings.complaint_id, count(*) filter (where findings.verdict = 'fail') as failed,
        count(*) filter (where findings.verdict = 'pass') as passed,
        count(*) filter (where findings.verdict = 'unknown') as unknown,
        concat_ws(
            ', ', max(findings.code) filter (where check_names.place = 1 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 2 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 3 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 4 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 5 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 6 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 7 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 8 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 9 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 10 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 11 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 12 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 13 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 14 and findings.verdict = 'fail'),
            max(findings.code) filter (where check_names.place = 15 and findings.verdict = 'fail')
        ) as failed_codes
    from findings
    inner join check_names on findings.code = check_names.code
    group by findings.source, findings.complaint_id
)

select
    counted.source, counted.complaint_id, counted.failed, counted.passed, counted.unknown,
    counted.passed / cast(counted.passed + counted.failed as double) as score, counted.failed_codes, cases.is_open,
    cases.received_at, cases.team, cases.product, cases.issue
from counted
inner join cases on counted.source = cases.source and counted.complaint_id = cases.complaint_id
where counted.failed > 0
order by
    counted.failed desc, counted.passed asc, coalesce(cases.is_open, false) desc, cases.received_at desc nulls last,
    counted.source asc, counted.complaint_id asc
