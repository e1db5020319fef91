-- Calls by weekday and hour of the project's time zone: when the load comes and whether it was met.
-- one row per: weekday, hour
-- inputs: call_figures
-- rule: measures.md, Calls
-- columns:
--   weekday                    BIGINT  1 = Monday to 7 = Sunday
--   hour                       BIGINT  hour of the day, 0 to 23
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
    weekday, hour,
    offered, answered, abandoned, busy, failed, dropped, other, mean_wait_seconds, service_level_share, abandoned_share,
    median_wait_seconds, p90_wait_seconds, longest_wait_seconds, answered_in_time, wait_unknown, mean_abandon_wait_seconds,
    mean_talk_seconds, mean_hold_seconds, transfers, mean_satisfaction, scores
from call_figures
where spread = 'hour'
order by weekday, hour
