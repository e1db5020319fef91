-- The complaint pyramid: how far up complaints travel, the log's own figures beside the sample's.
-- one row per: level
-- inputs: cases, case_events, value_inputs
-- rule: domain.md section 7: of 500 unhappy customers 200 complain to the front line, 10 reach middle management, 1 the top
-- columns:
--   level         BIGINT   1 = bottom
--   who           VARCHAR  whom the complaint reached
--   sample        BIGINT   the sample's figure
--   sample_share  DOUBLE   of the sample's unhappy customers, 0 to 1
--   log           BIGINT   the log's figure; empty = the log holds no escalations
--   log_share     DOUBLE   of the log's unhappy customers, 0 to 1
--   origin        VARCHAR  log, or log and assumption
with reached as (
    select
        count(*) as cases,
        count(*) filter (where escalations.told_head or escalations.told_leader) as head,
        count(*) filter (where escalations.told_leader) as leader
    from cases
    left join (
        select
            source, complaint_id,
            bool_or(escalated_to = 'department_head') as told_head,
            bool_or(escalated_to = 'leader') as told_leader
        from case_events
        where kind = 'escalated'
        group by source, complaint_id
    ) as escalations on cases.source = escalations.source and cases.complaint_id = escalations.complaint_id
),

logged as (
    select count(*) > 0 as has_escalations from case_events
    where kind = 'escalated'
),

figures as (
    select
        reached.cases,
        case when logged.has_escalations then reached.head end as head,
        case when logged.has_escalations then reached.leader end as leader,
        cast(round(reached.cases / (select value from value_inputs where name = 'complaining_share')) as bigint) as unhappy
    from reached
    cross join logged
),

levels as (
    select 1 as level, 'unhappy customers' as who, 500 as sample, unhappy as log, unhappy, 'log and assumption' as origin from figures
    union all
    select 2, 'complained to the front line', 200, cases, unhappy, 'log' from figures
    union all
    select 3, 'reached a department head', 10, head, unhappy, 'log' from figures
    union all
    select 4, 'reached the leader', 1, leader, unhappy, 'log' from figures
)

select
    cast(level as bigint) as level, who, cast(sample as bigint) as sample, sample / 500.0 as sample_share, log,
    cast(log as double) / nullif(unhappy, 0) as log_share, origin
from levels
order by level
