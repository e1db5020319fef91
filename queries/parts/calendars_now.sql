-- How much each calendar has worked by now: what a clock that goes on is read against.
-- one row per: calendar
-- inputs: calendar_segments
-- params: as_of
-- rule: measures.md, Time: elapsed working time is a difference of two look-ups
-- columns:
--   calendar  VARCHAR  name of the calendar
--   worked    BIGINT   working seconds from its first day up to now
select calendar, worked_by($as_of, worked_before, is_open, from_second) as worked
from calendar_segments
where lies_in($as_of, day, from_second, to_second)
