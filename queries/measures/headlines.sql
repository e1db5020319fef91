-- The headline numbers of the last 28 days beside the 28 days before and the same 28 days 52 weeks ago.
-- one row per: figure
-- inputs: headline_facts, headline_spans, cases, case_cycles
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
    select 2, 'open_cases', 'number', 'lower'
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

-- at most one cycle of a case runs at an instant
open_cycles as (
    select headline_spans.period, case_cycles.source, case_cycles.complaint_id
    from headline_spans
    inner join case_cycles
        on
            case_cycles.started_at <= headline_spans.ends_at
            and coalesce(case_cycles.ended_at > headline_spans.ends_at, true)
    group by headline_spans.period, case_cycles.source, case_cycles.complaint_id
),

counted as (
    select
        headline_facts.figure, headline_spans.period, count(headline_facts.amount) as cases,
        count(*) - count(headline_facts.amount) as unknown,
        case
            when headline_facts.figure = 'complaints' then cast(count(headline_facts.amount) as double)
            when headline_facts.figure = 'median_resolution_seconds' then median(headline_facts.amount)
            else avg(cast(headline_facts.amount as decimal(18, 9)))
        end as amount
    from headline_facts
    inner join headline_spans
        on headline_facts.at <= headline_spans.ends_at and headline_facts.at > headline_spans.starts_at and headline_spans.is_told
    group by headline_facts.figure, headline_spans.period
    union all
    select
        'open_cases' as figure, headline_spans.period, count(*) filter (where cases.is_open is not null) as cases,
        count(*) filter (where cases.is_open is null) as unknown,
        cast(count(*) filter (where cases.is_open is not null and open_cycles.source is not null) as double) as amount
    from headline_spans
    inner join cases on cases.received_at <= headline_spans.ends_at
    left join open_cycles
        on
            headline_spans.period = open_cycles.period and cases.source = open_cycles.source
            and cases.complaint_id = open_cycles.complaint_id
    where headline_spans.period = 'now' or headline_spans.is_told
    group by headline_spans.period
)

select
    figures.position, figures.figure, figures.unit, figures.better,
    max(counted.amount) filter (where counted.period = 'now') as amount,
    max(counted.amount) filter (where counted.period = 'previous') as previous,
    max(counted.amount) filter (where counted.period = 'year_ago') as year_ago,
    coalesce(max(counted.cases) filter (where counted.period = 'now'), 0) as cases,
    coalesce(max(counted.unknown) filter (where counted.period = 'now'), 0) as unknown
from figures
inner join counted on figures.figure = counted.figure
group by figures.position, figures.figure, figures.unit, figures.better
having max(counted.cases) > 0
order by position
