-- Whether a headline number moved by more than chance against the 28 days before and the same 28 days 52 weeks ago.
-- one row per: figure, against
-- inputs: headline_facts, headline_spans
-- rule: Welch's test of the facts of both spans, a fact of 0 and one of 1 added to each as Agresti and Caffo 2000 do; complaints by days, a median by ranks and by its own way; beyond chance: more than 2.576 standard errors, which chance alone gives once in a hundred
-- columns:
--   figure           VARCHAR  what is counted, as in headlines; open cases are counted, not drawn, and are not judged
--   against          VARCHAR  previous or year_ago
--   change           VARCHAR  better, worse or within_chance
--   standard_errors  DOUBLE   the difference in its standard errors; above 0 where the figure rose
--   facts_now        BIGINT   facts, or days, of the 28 days up to now
--   facts_then       BIGINT   facts, or days, of the other 28 days
with facts as (
    select headline_facts.figure, headline_spans.period, headline_facts.amount
    from headline_facts
    inner join headline_spans
        on headline_facts.at <= headline_spans.ends_at and headline_facts.at > headline_spans.starts_at and headline_spans.is_told
    where headline_facts.figure <> 'complaints' and headline_facts.amount is not null
    union all
    select 'complaints' as figure, headline_spans.period, cast(count(headline_facts.complaint_id) as double) as amount
    from headline_spans
    cross join numbers_between(0, 27) as days
    left join headline_facts
        on
            headline_facts.figure = 'complaints' and headline_facts.at <= add_secs(headline_spans.ends_at, -86400 * days.number)
            and headline_facts.at > add_secs(headline_spans.ends_at, -86400 * (days.number + 1))
    where headline_spans.is_told
    group by headline_spans.period, days.number
),

paired as (
    select
        facts.figure, others.period as against, facts.period = 'now' as is_now, facts.amount,
        row_number() over (partition by facts.figure, others.period order by facts.amount)
        / cast(count(*) over (partition by facts.figure, others.period) as double) as place
    from facts
    inner join headline_spans as others
        on others.is_told and others.period <> 'now' and facts.period in ('now', others.period)
),

-- equal amounts share the mean of their places
measured as (
    select
        figure, against, is_now, amount as as_told, case when figure = 'complaints' then 0 else 1 end as added,
        cast(case
            when figure = 'median_resolution_seconds' then avg(cast(place as decimal(18, 9))) over (partition by figure, against, amount)
            else amount
        end as decimal(18, 9)) as amount
    from paired
),

summed as (
    select
        figure, against, is_now, count(*) as facts, median(as_told) as middle, count(*) + 2 * max(added) as size,
        cast(sum(amount) + max(added) as double) / (count(*) + 2 * max(added)) as mean,
        cast(sum(cast(amount * amount as decimal(18, 9))) + max(added) as double) / (count(*) + 2 * max(added)) as mean_square
    from measured
    group by figure, against, is_now
),

-- counts of days vary at least as chance has it: by their mean
errors as (
    select
        figure, against, is_now, facts, middle, mean,
        greatest(mean_square - mean * mean, case when figure = 'complaints' then mean else 0 end) / size as squared
    from summed
),

compared as (
    select
        now.figure, now.against, now.facts as facts_now, earlier.facts as facts_then,
        now.middle - earlier.middle as middle_moved,
        coalesce((now.mean - earlier.mean) / sqrt(nullif(now.squared + earlier.squared, 0)), 0) as standard_errors
    from errors as now
    inner join errors as earlier on now.figure = earlier.figure and now.against = earlier.against and not earlier.is_now
    where now.is_now
)

select
    figure, against,
    case
        when abs(standard_errors) <= 2.576 then 'within_chance'
        when figure = 'median_resolution_seconds' and middle_moved * standard_errors <= 0 then 'within_chance'
        when (standard_errors > 0) = (figure = 'handling_score') then 'better'
        else 'worse'
    end as change,
    standard_errors, facts_now, facts_then
from compared
order by figure, against
