-- How cases flow between front and back office, owner by owner.
-- one row per: step, from_office, to_office
-- inputs: ownership_intervals, handoffs
-- rule: measures.md, Hand-offs; the eighth and later owners are one step
-- columns:
--   step         BIGINT   1 = first owner; 8 = eighth and later
--   from_office  VARCHAR  office of the owner: front, back or unknown
--   to_office    VARCHAR  office of the next owner: front, back or unknown; none = no next owner by now
--   cases        BIGINT   cases (at step 8: hand-offs and ends)
with owners as (
    select
        ownership_intervals.interval_number, coalesce(ownership_intervals.office, 'unknown') as from_office,
        case when handoffs.source is null then 'none' else coalesce(handoffs.to_office, 'unknown') end as to_office
    from ownership_intervals
    left join handoffs
        on
            ownership_intervals.source = handoffs.source and ownership_intervals.complaint_id = handoffs.complaint_id
            and ownership_intervals.interval_number = handoffs.handoff_number
)

select cast(least(interval_number, 8) as bigint) as step, from_office, to_office, count(*) as cases
from owners
group by step, from_office, to_office
order by step asc nulls last, from_office asc nulls last, to_office asc nulls last
