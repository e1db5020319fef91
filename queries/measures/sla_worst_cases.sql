-- The worst breaches of each clock, those longest beyond their limit first.
-- one row per: source, complaint_id, clock, cycle
-- inputs: clock_times, clock_holders, cases
-- rule: at most twenty of each clock, by seconds beyond the limit
-- columns:
--   source           VARCHAR    name of the source in the settings
--   complaint_id     VARCHAR    the case
--   clock            VARCHAR    clock of measures.md
--   cycle            BIGINT     cycle of the clock
--   place            BIGINT     1 = worst
--   late_seconds     BIGINT     seconds of its calendar beyond the limit
--   working_seconds  BIGINT     seconds that counted
--   limit_seconds    BIGINT     limit
--   due_at           TIMESTAMP  when it was breached, UTC
--   is_open          BOOLEAN    has not stopped yet
--   held_by          VARCHAR    team that held the case when it was breached; empty = unassigned
--   owner            VARCHAR    person who owns the case
--   product          VARCHAR    product or service complained of
--   issue            VARCHAR    subject of the complaint
with ranked as (
    select
        *, working_seconds - limit_seconds as late_seconds,
        row_number() over (
            partition by clock order by working_seconds - limit_seconds desc nulls last, source asc, complaint_id asc, cycle asc
        ) as place
    from clock_times
    where verdict = 'breached'
)

select
    ranked.source, ranked.complaint_id, ranked.clock, ranked.cycle, ranked.place, ranked.late_seconds, ranked.working_seconds,
    ranked.limit_seconds, ranked.due_at, ranked.stopped_at is null as is_open,
    case when clock_holders.source is null then ranked.team else clock_holders.held_by end as held_by, cases.owner, cases.product, cases.issue
from ranked
inner join cases on ranked.source = cases.source and ranked.complaint_id = cases.complaint_id
left join clock_holders
    on
        ranked.source = clock_holders.source and ranked.complaint_id = clock_holders.complaint_id
        and ranked.clock = clock_holders.clock and ranked.cycle = clock_holders.cycle
where ranked.place <= 20
order by ranked.clock, ranked.place
