-- Duties at hand-offs: notes, answer times, the front office's contact, first asked first responsible, first-contact resolution.
-- one row per: duty
-- inputs: findings
-- rule: measures.md, Hand-offs; a share is failed / (passed + failed)
-- columns:
--   duty            VARCHAR  check of queries/checks
--   passed          BIGINT   cases that keep it
--   failed          BIGINT   cases that break it
--   unknown         BIGINT   cases of which the log can't tell
--   not_applicable  BIGINT   cases in which the question does not arise, or is too early
--   fail_share      DOUBLE   failed per passed and failed, 0 to 1; null where there are none
select
    code as duty, count(*) filter (where verdict = 'pass') as passed, count(*) filter (where verdict = 'fail') as failed,
    count(*) filter (where verdict = 'unknown') as unknown, count(*) filter (where verdict = 'n/a') as not_applicable,
    cast(count(*) filter (where verdict = 'fail') as double)
    / nullif(count(*) filter (where verdict in ('pass', 'fail')), 0) as fail_share
from findings
where
    code in (
        'first_asked_first_responsible', 'hidden_back_office', 'handoffs_noted', 'back_office_answer_time',
        'back_office_answer_kept', 'resolved_at_first_contact'
    )
group by code
order by duty asc nulls last
