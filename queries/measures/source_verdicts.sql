-- The source's own verdicts beside ours on its due times.
-- one row per: source, verdict
-- inputs: cases, clock_verdicts
-- rule: measures.md, Clocks: the system's own verdict is kept beside ours, neither overwrites the other
-- columns:
--   source    VARCHAR  name of the source in the settings
--   verdict   VARCHAR  what the source itself says: met or breached; empty where it says nothing
--   cases     BIGINT   cases of which it says so
--   agree     BIGINT   ours is breached where the source says breached, and is not where it says met
--   disagree  BIGINT   the other way round
--   unjudged  BIGINT   the source says nothing, or states no due time that ours could be judged by
with held_together as (
    select
        cases.source, coalesce(cases.source_verdict, '') as verdict,
        case
            when coalesce(cases.source_verdict, '') not in ('met', 'breached') then null
            when clock_verdicts.verdict is null or clock_verdicts.verdict = 'unknown' then null
            else (cases.source_verdict = 'breached') = (clock_verdicts.verdict = 'breached')
        end as is_agreed
    from cases
    left join clock_verdicts
        on
            cases.source = clock_verdicts.source and cases.complaint_id = clock_verdicts.complaint_id
            and clock_verdicts.clock = 'due'
)

select
    source, verdict, count(*) as cases, count(*) filter (where is_agreed) as agree,
    count(*) filter (where not is_agreed) as disagree, count(*) filter (where is_agreed is null) as unjudged
from held_together
group by source, verdict
order by source, verdict
