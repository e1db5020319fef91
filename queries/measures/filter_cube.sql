-- The headline figures by period, team, product, severity and channel: what the report's filter adds up in its tiles.
-- one row per: figure, team, product, severity, channel, period
-- inputs: cube_cases, headline_facts, cases, case_cycles
-- params: as_of
-- rule: at most 15 × 9 × 7 × 5 × 5 = 23 625 places however many cases there are; of a period of facts: when they count for (headline_facts), of open cases: when they were received
-- columns:
--   figure    VARCHAR  figure of headlines, and open_cases now, open_cases_previous 28 days ago, open_cases_year_ago 364 days ago
--   team      VARCHAR  team; … = all but the 8 with the most cases
--   product   VARCHAR  product; … = all but the 6 with the most cases
--   severity  VARCHAR  severity; … = all but the 4 with the most cases
--   channel   VARCHAR  channel; … = all but the 4 with the most cases
--   period    BIGINT   period of 28 days: 0 = the last; 14 = before the last 14, or not known
--   cases     BIGINT   facts that could be judged
--   unknown   BIGINT   facts that the log cannot tell
--   amount    BIGINT   their sum; of handling_score in millionths
with facts as (
    select
        source, complaint_id, figure, least(secs_between("at", $as_of) // 2419200, 14) as period,
        case when figure = 'handling_score' then round(cast(amount as decimal(18, 9)) * 1000000) else amount end as amount
    from headline_facts
    where figure <> 'median_resolution_seconds' and "at" <= $as_of
),

instants as (
    select 'open_cases' as figure, $as_of as ends_at
    union all
    select 'open_cases_previous', add_secs($as_of, -2419200)
    union all
    select 'open_cases_year_ago', add_secs($as_of, -31449600)
),

open_cycles as (
    select instants.figure, case_cycles.source, case_cycles.complaint_id from instants
    inner join case_cycles
        on case_cycles.started_at <= instants.ends_at and coalesce(case_cycles.ended_at > instants.ends_at, true)
    group by instants.figure, case_cycles.source, case_cycles.complaint_id
),

all_facts as (
    select source, complaint_id, figure, period, amount from facts
    union all
    select
        cases.source, cases.complaint_id, instants.figure, cast(null as bigint) as period,
        case when cases.is_open is not null then case when open_cycles.source is null then 0 else 1 end end as amount
    from instants
    inner join cases on cases.received_at <= instants.ends_at
    left join open_cycles
        on
            instants.figure = open_cycles.figure and cases.source = open_cycles.source
            and cases.complaint_id = open_cycles.complaint_id
)

select
    all_facts.figure, cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel,
    coalesce(all_facts.period, cube_cases.period) as period, count(all_facts.amount) as cases,
    count(*) - count(all_facts.amount) as unknown, cast(coalesce(sum(all_facts.amount), 0) as bigint) as amount
from all_facts
inner join cube_cases on all_facts.source = cube_cases.source and all_facts.complaint_id = cube_cases.complaint_id
group by
    all_facts.figure, cube_cases.team, cube_cases.product, cube_cases.severity, cube_cases.channel,
    coalesce(all_facts.period, cube_cases.period)
order by figure, team, product, severity, channel, period
