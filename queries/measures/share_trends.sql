-- The share of breached clocks and missed steps week by week, held against what is usual: which weeks are more than chance.
-- one row per: subject, name, week
-- inputs: share_weeks, share_limits, recurring_settings
-- rule: measures.md, Recurring problems (control limits, minimum effect, budget of false alarms), for shares: Laney 2002, P' chart; worse or better needs a share beyond its limit and the minimum effect
-- columns:
--   subject    VARCHAR  clock or step
--   name       VARCHAR  clock of measures.md, or W1 to F8
--   week       DATE     Monday of the week in which the clock began or the complaint came in, local
--   judged     BIGINT   clocks or steps judged
--   bad        BIGINT   breached clocks, failed steps
--   bad_share  DOUBLE   bad / judged, 0 to 1
--   usual      DOUBLE   usual share of the weeks before, 0 to 1; null = too little history or too few judged
--   lower      DOUBLE   lower control limit, 0 to 1
--   upper      DOUBLE   upper control limit, 0 to 1
--   change     VARCHAR  worse, better, steady, or unknown (not judged: open week, too little history, too few)
select
    share_weeks.subject, share_weeks.name, share_weeks.week, share_weeks.judged, share_weeks.bad,
    share_weeks.bad / nullif(cast(share_weeks.judged as double), 0) as bad_share, share_limits.centre as usual,
    share_limits.lower, share_limits.upper,
    case
        when share_limits.centre is null then 'unknown'
        when
            share_weeks.bad / cast(share_weeks.judged as double) > share_limits.upper
            and share_weeks.bad >= share_weeks.judged * share_limits.centre * (1.0 + recurring_settings.minimum_effect)
            then 'worse'
        when
            share_weeks.bad / cast(share_weeks.judged as double) < share_limits.lower
            and share_weeks.bad * (1.0 + recurring_settings.minimum_effect) <= share_weeks.judged * share_limits.centre
            then 'better'
        else 'steady'
    end as change
from share_weeks
cross join recurring_settings
left join share_limits
    on
        share_weeks.subject = share_limits.subject and share_weeks.name = share_limits.name
        and share_weeks.week = share_limits.week
order by share_weeks.subject, share_weeks.name, share_weeks.week
