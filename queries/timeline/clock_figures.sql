-- How each clock stands: by channel, owner, product, severity, tier and team, and by the week in which it began.
-- one row per: spread, clock, name, week
-- derived by: clock
-- inputs: clock_times, clock_holders, cases, settings_values
-- rule: measures.md, Clocks; a rate is breached / (met + breached), null where nothing was judged; weeks begin on Monday in the project's time zone
-- columns:
--   spread                  VARCHAR  over what: channel, owner, product, severity, tier, team (the one that held the case then) or week
--   clock                   VARCHAR  clock of measures.md
--   name                    VARCHAR  channel, owner, product, severity, tier or team; empty = not stated, or spread over weeks
--   week                    DATE     Monday of the week in which the clock began; empty = it did not begin, or spread over something else
--   cases                   BIGINT   times the clock was to run; met + breached + running + unknown + not_applicable
--   met                     BIGINT   stopped at or before its due time
--   breached                BIGINT   stopped later, or still open and past it
--   running                 BIGINT   open, not yet due
--   unknown                 BIGINT   the log cannot tell
--   not_applicable          BIGINT   the question does not arise
--   breach_share            DOUBLE   breached / (met + breached), 0 to 1
--   median_working_seconds  DOUBLE   median of the seconds that counted, of those that stopped
--   late_seconds            BIGINT   seconds beyond the limit, all breached clocks together
with zone as (
    select coalesce(max(case when name = 'project.timezone' then word end), 'UTC') as timezone from settings_values
),

judged as (
    select
        clock_times.clock, clock_times.verdict, clock_times.severity, cases.channel, cases.owner, cases.product,
        cases.customer_tier as tier, case when clock_holders.source is null then clock_times.team else clock_holders.held_by end as team,
        week_of(to_local(clock_times.started_at, zone.timezone)) as week,
        case when clock_times.verdict = 'breached' then clock_times.working_seconds - clock_times.limit_seconds end as late_seconds,
        case when clock_times.stopped_at is not null then clock_times.working_seconds end as stopped_seconds
    from clock_times
    inner join cases on clock_times.source = cases.source and clock_times.complaint_id = cases.complaint_id
    left join clock_holders
        on
            clock_times.source = clock_holders.source and clock_times.complaint_id = clock_holders.complaint_id
            and clock_times.clock = clock_holders.clock and clock_times.cycle = clock_holders.cycle
    cross join zone
),

counted as (
    select
        case
            when grouping(channel) = 0 then 'channel'
            when grouping(owner) = 0 then 'owner'
            when grouping(product) = 0 then 'product'
            when grouping(severity) = 0 then 'severity'
            when grouping(tier) = 0 then 'tier'
            when grouping(team) = 0 then 'team'
            else 'week'
        end as spread,
        clock, channel, owner, product, severity, tier, team, week, count(*) as cases,
        count(*) filter (where verdict = 'met') as met, count(*) filter (where verdict = 'breached') as breached,
        count(*) filter (where verdict = 'running') as running, count(*) filter (where verdict = 'unknown') as unknown,
        count(*) filter (where verdict = 'not_applicable') as not_applicable, median(stopped_seconds) as median_working_seconds,
        cast(sum(late_seconds) as bigint) as late_seconds
    from judged
    group by grouping sets (
        (clock, channel), (clock, owner), (clock, product), (clock, severity), (clock, tier), (clock, team), (clock, week)
    )
)

select
    spread, clock, coalesce(channel, owner, product, severity, tier, team) as name, week, cases, met, breached, running, unknown, not_applicable,
    cast(breached as double) / nullif(met + breached, 0) as breach_share, median_working_seconds, late_seconds
from counted
