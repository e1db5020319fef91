-- The headline numbers of the last 28 days beside the 28 days before and the same 28 days 52 weeks ago.
-- one row per: figure
-- inputs: headline_facts, cases, case_cycles
-- params: as_of
-- rule: shares and averages are over the facts that are known; a period that began before the log did gives no number; a figure without any known fact is left out
-- columns:
--   position  BIGINT   place in the row of tiles
--   figure    VARCHAR  what is counted
--   unit      VARCHAR  number, share or seconds
--   better    VARCHAR  lower or higher: which way is good
--   amount    DOUBLE   its value in the 28 days up to now; of open cases: now
--   previous  DOUBLE   its value in the 28 days before
--   year_ago  DOUBLE   its value in the same 28 days 52 weeks ago
--   cases     BIGINT   facts that could be judged in the 28 days up to now
--   unknown   BIGINT   facts that the log cannot tell
with figures as (
    select cast(1 as bigint) as position, 'complaints' as figure, 'number' as unit, 'lower' as better
    union all
    select 3, 'first_contact_breach_share', 'share', 'lower'
    union all
    select 4, 'resolution_breach_share', 'share', 'lower'
    union all
    select 5, 'due_breach_share', 'share', 'lower'
    union all
    select 6, 'median_resolution_seconds', 'seconds', 'lower'
    union all
    select 7, 'handoffs_per_case', 'number', 'lower'
    union all
    select 8, 'handling_score', 'share', 'higher'
),

periods as (
    select 'amount' as period, $as_of as ends_at
    union all
    select 'previous', add_secs($as_of, -28 * 86400)
    union all
    select 'year_ago', add_secs($as_of, -364 * 86400)
),

log_start as (
    select min("at") as first_at from headline_facts
    where figure = 'complaints'
),

counted as (
    select
        headline_facts.figure, periods.period, count(headline_facts.amount) as cases,
        count(*) - count(headline_facts.amount) as unknown,
        case
            when headline_facts.figure = 'complaints' then cast(count(headline_facts.amount) as double)
            when headline_facts.figure = 'median_resolution_seconds' then median(headline_facts.amount)
            else avg(cast(headline_facts.amount as decimal(18, 9)))
        end as amount
    from headline_facts
    inner join periods
        on headline_facts.at <= periods.ends_at and headline_facts.at > add_secs(periods.ends_at, -28 * 86400)
    inner join log_start on log_start.first_at <= add_secs(periods.ends_at, -28 * 86400)
    group by headline_facts.figure, periods.period
),

-- at most one cycle of a case runs at an instant
open_cycles as (
    select periods.period, case_cycles.source, case_cycles.complaint_id
    from periods
    inner join case_cycles
        on case_cycles.started_at <= periods.ends_at and coalesce(case_cycles.ended_at > periods.ends_at, true)
    group by periods.period, case_cycles.source, case_cycles.complaint_id
),

open_then as (
    select
        periods.period, count(*) filter (where cases.is_open is not null) as cases,
        count(*) filter (where cases.is_open is null) as unknown,
        cast(count(*) filter (where cases.is_open is not null and open_cycles.source is not null) as double) as amount
    from periods
    inner join log_start on periods.period = 'amount' or log_start.first_at <= add_secs(periods.ends_at, -28 * 86400)
    inner join cases on cases.received_at <= periods.ends_at
    left join open_cycles
        on
            periods.period = open_cycles.period and cases.source = open_cycles.source
            and cases.complaint_id = open_cycles.complaint_id
    group by periods.period
),

wide as (
    select
        figures.position, figures.figure, figures.unit, figures.better,
        max(counted.amount) filter (where counted.period = 'amount') as amount,
        max(counted.amount) filter (where counted.period = 'previous') as previous,
        max(counted.amount) filter (where counted.period = 'year_ago') as year_ago,
        coalesce(max(counted.cases) filter (where counted.period = 'amount'), 0) as cases,
        coalesce(max(counted.unknown) filter (where counted.period = 'amount'), 0) as unknown
    from figures
    inner join counted on figures.figure = counted.figure
    group by figures.position, figures.figure, figures.unit, figures.better
    having max(counted.cases) > 0
    union all
    select
        2, 'open_cases', 'number', 'lower', max(amount) filter (where period = 'amount'),
        max(amount) filter (where period = 'previous'), max(amount) filter (where period = 'year_ago'),
        max(cases) filter (where period = 'amount'), max(unknown) filter (where period = 'amount')
    from open_then
    having max(cases) > 0
)

select position, figure, unit, better, amount, previous, year_ago, cases, unknown from wide
order by position
