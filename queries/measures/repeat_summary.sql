-- Share of cases that repeat an earlier one of the same customer and issue, and of those reopened, by source.
-- one row per: source
-- inputs: repeats
-- rule: measures.md, recurring problems; reopened counts apart
-- columns:
--   source           VARCHAR  name of the source in the settings
--   cases            BIGINT   all cases
--   judged           BIGINT   cases with customer, issue and time of receipt
--   repeats          BIGINT   repeats within the set number of days (30)
--   repeat_share     DOUBLE   repeats / judged; null = none judged
--   repeats_7        BIGINT   repeats within 7 days
--   repeats_30       BIGINT   repeats within 30 days
--   repeats_90       BIGINT   repeats within 90 days
--   reopened         BIGINT   cases that were reopened
--   unknown          BIGINT   cases that can't be judged
--   without_customer BIGINT   of them for want of a customer
--   without_issue    BIGINT   of them for want of an issue
select
    source, count(*) as cases, count(is_repeat) as judged, count(*) filter (where is_repeat) as repeats,
    count(*) filter (where is_repeat) / nullif(count(is_repeat), 0) as repeat_share,
    count(*) filter (where is_repeat_7) as repeats_7, count(*) filter (where is_repeat_30) as repeats_30,
    count(*) filter (where is_repeat_90) as repeats_90, count(*) filter (where is_reopened) as reopened,
    count(*) filter (where reason is not null) as unknown,
    count(*) filter (where reason = 'no customer') as without_customer,
    count(*) filter (where reason = 'no issue') as without_issue
from repeats
group by source
order by source
