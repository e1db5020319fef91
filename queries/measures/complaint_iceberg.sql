-- The iceberg: who of the unhappy complained, and who stayed silent; the log's own figures beside the sample's.
-- one row per: part
-- inputs: value_inputs
-- rule: domain.md section 7: one in ten unhappy customers complains, so 100 complaints stand for 1 000 unhappy customers; 65 of the 100 are satisfied in the end
-- columns:
--   part          BIGINT   1 = the tip
--   who           VARCHAR  which unhappy customers
--   is_seen       BOOLEAN  above the water: they complained
--   sample        BIGINT   the sample's figure
--   sample_share  DOUBLE   of the sample's unhappy customers, 0 to 1
--   log           BIGINT   the log's figure, in whole customers
--   log_share     DOUBLE   of the log's unhappy customers, 0 to 1
--   origin        VARCHAR  log, or log and assumption: where the log's figure comes from
with named as (
    select
        max(value) filter (where name = 'complainers') as complainers,
        max(value) filter (where name = 'complaining_share') as complaining_share,
        max(value) filter (where name = 'satisfied_share') as satisfied_share,
        max(origin) filter (where name = 'satisfied_share') as satisfied_origin
    from value_inputs
),

counted as (
    select
        complainers, round(complainers / complaining_share) as unhappy, round(complainers * satisfied_share) as satisfied,
        case when satisfied_origin = 'log' then 'log' else 'log and assumption' end as origin
    from named
),

parts as (
    select 1 as part, 'complained and were satisfied' as who, true as is_seen, 65 as sample, satisfied as log, unhappy, origin
    from counted
    union all
    select 2, 'complained and were not satisfied', true, 35, complainers - satisfied, unhappy, origin from counted
    union all
    select 3, 'stayed silent', false, 900, unhappy - complainers, unhappy, 'log and assumption' from counted
)

select
    cast(part as bigint) as part, who, is_seen, cast(sample as bigint) as sample, sample / 1000.0 as sample_share,
    cast(log as bigint) as log, log / nullif(unhappy, 0) as log_share, origin
from parts
order by part
