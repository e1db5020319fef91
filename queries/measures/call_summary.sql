-- Calls in short: how many came, how many were answered, how long they waited.
-- one row per: offered
-- inputs: call_figures
-- rule: measures.md, Calls
-- columns:
--   offered                    BIGINT  calls that came in (direction in, or not stated)
--   answered                   BIGINT  of these, answered by a person
--   abandoned                  BIGINT  of these, given up by the caller
--   busy                       BIGINT  of these, met a busy line
--   failed                     BIGINT  of these, failed technically
--   dropped                    BIGINT  of these, broken off after the answer
--   other                      BIGINT  of these, any other end: no answer, voicemail, not stated
--   mean_wait_seconds          DOUBLE  mean wait of the answered calls, in seconds
--   service_level_share        DOUBLE  share answered within the limit ([calls] answer_within) of all offered whose wait is known or that were not answered, 0 to 1
--   abandoned_share            DOUBLE  abandoned of offered, 0 to 1
--   median_wait_seconds        DOUBLE  median wait of the answered calls
--   p90_wait_seconds           DOUBLE  nine of ten answered calls waited at most this long (linear interpolation)
--   longest_wait_seconds       DOUBLE  longest wait of an answered call
--   answered_in_time           BIGINT  answered within the limit
--   wait_unknown               BIGINT  answered calls whose wait the log does not state
--   mean_abandon_wait_seconds  DOUBLE  mean wait of those who gave up
--   mean_talk_seconds          DOUBLE  mean talk of the answered calls
--   mean_hold_seconds          DOUBLE  mean time on hold of the answered calls that state it
--   transfers                  BIGINT  transfers; empty where the log states none
--   mean_satisfaction          DOUBLE  mean of the scores given
--   scores                     BIGINT  scores given
select
    coalesce(call_figures.offered, 0) as offered, coalesce(call_figures.answered, 0) as answered,
    coalesce(call_figures.abandoned, 0) as abandoned, coalesce(call_figures.busy, 0) as busy,
    coalesce(call_figures.failed, 0) as failed, coalesce(call_figures.dropped, 0) as dropped, coalesce(call_figures.other, 0) as other,
    call_figures.mean_wait_seconds, call_figures.service_level_share, call_figures.abandoned_share, call_figures.median_wait_seconds,
    call_figures.p90_wait_seconds, call_figures.longest_wait_seconds, coalesce(call_figures.answered_in_time, 0) as answered_in_time,
    coalesce(call_figures.wait_unknown, 0) as wait_unknown, call_figures.mean_abandon_wait_seconds, call_figures.mean_talk_seconds,
    call_figures.mean_hold_seconds, call_figures.transfers, call_figures.mean_satisfaction, coalesce(call_figures.scores, 0) as scores
from (select 'all' as spread) as always
left join call_figures on always.spread = call_figures.spread
order by offered
