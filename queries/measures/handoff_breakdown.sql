-- Hand-offs by product, issue, severity, channel, tier and source.
-- one row per: dimension, value
-- inputs: cases, case_routes
-- rule: measures.md, Hand-offs; rates are over cases whose hand-offs are known
-- columns:
--   dimension            VARCHAR  product, issue, severity, channel, tier or source
--   value                VARCHAR  its value; empty = not stated
--   cases                BIGINT   cases in scope
--   cases_unknown        BIGINT   cases among them whose hand-offs are unknown
--   cases_with_handoff   BIGINT   cases with at least one hand-off
--   handoff_share        DOUBLE   these per case whose hand-offs are known, 0 to 1
--   handoffs             BIGINT   hand-offs
--   handoffs_per_case    DOUBLE   hand-offs per case whose hand-offs are known
--   front_to_back        BIGINT   hand-offs from the front office to the back office
--   back_to_front        BIGINT   hand-offs from the back office to the front office
--   bounces              BIGINT   hand-offs back to the team that had given the case
--   returns              BIGINT   hand-offs to a team that had held the case before
--   unknown_direction    BIGINT   hand-offs with a team that is not in the map
--   mean_wait_seconds    DOUBLE   mean seconds from a hand-off to the new owner's first action, where it acted
with dimensions as (
    select 'product' as dimension
    union all
    select 'issue' as dimension
    union all
    select 'severity' as dimension
    union all
    select 'channel' as dimension
    union all
    select 'tier' as dimension
    union all
    select 'source' as dimension
),

placed as (
    select
        dimensions.dimension, case_routes.handoffs, case_routes.front_to_back, case_routes.back_to_front,
        case_routes.bounces, case_routes.returns, case_routes.unknown_direction, case_routes.handoff_wait_seconds,
        case_routes.waits_known,
        coalesce(trim(case dimensions.dimension
            when 'product' then cases.product
            when 'issue' then cases.issue
            when 'severity' then cases.severity
            when 'channel' then cases.channel
            when 'tier' then cases.customer_tier
            when 'source' then cases.source
        end), '') as value
    from cases
    inner join case_routes on cases.source = case_routes.source and cases.complaint_id = case_routes.complaint_id
    cross join dimensions
)

select
    dimension, value, count(*) as cases, count(*) - count(handoffs) as cases_unknown,
    count(*) filter (where handoffs > 0) as cases_with_handoff,
    cast(count(*) filter (where handoffs > 0) as double) / nullif(count(handoffs), 0) as handoff_share,
    cast(sum(handoffs) as bigint) as handoffs, cast(sum(handoffs) as double) / nullif(count(handoffs), 0) as handoffs_per_case,
    cast(sum(front_to_back) as bigint) as front_to_back, cast(sum(back_to_front) as bigint) as back_to_front,
    cast(sum(bounces) as bigint) as bounces, cast(sum("returns") as bigint) as "returns",
    cast(sum(unknown_direction) as bigint) as unknown_direction,
    cast(sum(handoff_wait_seconds) as double) / nullif(cast(sum(waits_known) as bigint), 0) as mean_wait_seconds
from placed
group by dimension, value
order by dimension asc nulls last, handoffs desc nulls last, cases desc nulls last, value asc nulls last
