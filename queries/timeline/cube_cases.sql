-- Each case's place in the report's filter: its team, product, severity and channel, with rare values folded into one.
-- one row per: source, complaint_id
-- inputs: cases
-- params: as_of
-- rule: at most 8 teams, 6 products, 4 severities and 4 channels, by cases; the rest is folded into `…`; an empty value is blank
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   team          VARCHAR  team
--   product       VARCHAR  product
--   severity      VARCHAR  severity
--   channel       VARCHAR  channel
--   period        BIGINT   period received in, of 28 days each: 0 = the last up to as_of, 13 = 52 weeks before it; 14 = earlier or not known
with placed as (
    select
        source, complaint_id, received_at, coalesce(team, '') as team, coalesce(product, '') as product,
        coalesce(severity, '') as severity, coalesce(channel, '') as channel
    from cases
),

values_counted as (
    select 'team' as dimension, team as word, count(*) as cases from placed group by team
    union all
    select 'product' as dimension, product as word, count(*) as cases from placed group by product
    union all
    select 'severity' as dimension, severity as word, count(*) as cases from placed group by severity
    union all
    select 'channel' as dimension, channel as word, count(*) as cases from placed group by channel
),

kept as (
    select dimension, word from values_counted
    qualify
        row_number() over (partition by dimension order by cases desc, word asc)
        <= case dimension when 'team' then 8 when 'product' then 6 else 4 end
)

select
    placed.source, placed.complaint_id,
    case when kept_team.word is null then '…' else placed.team end as team,
    case when kept_product.word is null then '…' else placed.product end as product,
    case when kept_severity.word is null then '…' else placed.severity end as severity,
    case when kept_channel.word is null then '…' else placed.channel end as channel,
    coalesce(least(secs_between(placed.received_at, $as_of) // 2419200, 14), 14) as period
from placed
left join kept as kept_team on kept_team.dimension = 'team' and placed.team = kept_team.word
left join kept as kept_product on kept_product.dimension = 'product' and placed.product = kept_product.word
left join kept as kept_severity on kept_severity.dimension = 'severity' and placed.severity = kept_severity.word
left join kept as kept_channel on kept_channel.dimension = 'channel' and placed.channel = kept_channel.word
