-- Cases that were handled worst: most checks of 3W4R8F failed.
-- one row per: source, complaint_id
-- inputs: case_verdicts, cases, check_names
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
with alike as (
    select distinct verdicts from case_verdicts
),

read_out as (
    select
        alike.verdicts, check_names.code, check_names.place,
        (alike.verdicts // cast(power(8, check_names.place - 1) as bigint)) % 8 as digit
    from alike
    cross join check_names
),

counted as (
    select
        verdicts, count(*) filter (where digit = 2) as failed, count(*) filter (where digit = 1) as passed,
        count(*) filter (where digit = 3) as unknown,
        listed(array_agg(keyed(place, code)) filter (where digit = 2), ', ') as failed_codes
    from read_out
    group by verdicts
)

select
    cases.source, cases.complaint_id, counted.failed, counted.passed, counted.unknown,
    counted.passed / cast(counted.passed + counted.failed as double) as score, counted.failed_codes, cases.is_open,
    cases.received_at, cases.team, cases.product, cases.issue
from counted
inner join case_verdicts on counted.verdicts = case_verdicts.verdicts
inner join cases on case_verdicts.source = cases.source and case_verdicts.complaint_id = cases.complaint_id
where counted.failed > 0
order by
    counted.failed desc, counted.passed asc, coalesce(cases.is_open, false) desc, cases.received_at desc nulls last,
    cases.source asc, cases.complaint_id asc
