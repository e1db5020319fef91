-- Cases in which the source's own verdict differs from ours.
-- one row per: source, complaint_id
-- inputs: cases, clock_verdicts
-- rule: measures.md, Clocks: the agreement is shown, with the cases that differ
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   source_verdict  VARCHAR    what the source itself says
--   verdict         VARCHAR    ours on its due time
--   due_at          TIMESTAMP  due time that the export states, UTC
--   stopped_at      TIMESTAMP  when the case first ended, UTC
select
    cases.source, cases.complaint_id, cases.source_verdict, clock_verdicts.verdict, clock_verdicts.due_at,
    clock_verdicts.stopped_at
from cases
inner join clock_verdicts
    on cases.source = clock_verdicts.source and cases.complaint_id = clock_verdicts.complaint_id and clock_verdicts.clock = 'due'
where
    cases.source_verdict in ('met', 'breached') and clock_verdicts.verdict <> 'unknown'
    and (cases.source_verdict = 'breached') <> (clock_verdicts.verdict = 'breached')
order by cases.source, cases.complaint_id
