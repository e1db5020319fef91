-- Every hand-off from the front to the back office, the time by which it was to answer, and whether it did.
-- one row per: source, complaint_id, handoff_number
-- derived by: case
-- inputs: handoffs, ownership_intervals, clock_verdicts
-- params: as_of
-- rule: measures.md, Hand-offs and Clocks (back-office answer): the time promised with the hand-off, else the policy's limit; answered = handed back, or its answer; passed on inside the back office is no
--   answer, passed on to a team in no office leaves it unknown
-- columns:
--   source          VARCHAR    name of the source in the settings
--   complaint_id    VARCHAR    the case
--   handoff_number  BIGINT     hand-off of the case
--   at              TIMESTAMP  when it was handed to the back office
--   event_id        VARCHAR    event that did so
--   from_team       VARCHAR    team of the front office
--   to_team         VARCHAR    team of the back office
--   due_at          TIMESTAMP  time by which it was to answer; null = none given
--   due_by          VARCHAR    promise: given with the hand-off; policy: a limit of the settings; null = none given
--   answered_at     TIMESTAMP  when the back office answered or handed back; null = not yet
--   verdict         VARCHAR    kept, late, running; none: no answer time was given; unknown: the log and the settings hold no answer times, or it went on to a team in no office
with numbered as (
    select
        source, complaint_id, interval_number, started_at, office, first_answer_at,
        sum(case when office = 'back' then 0 else 1 end) over (
            partition by source, complaint_id order by interval_number rows between unbounded preceding and current row
        ) - case when office = 'back' then 0 else 1 end as stay
    from ownership_intervals
),

-- a stay in the back office: its teams in a row, and the interval that follows them
stays as (
    select
        source, complaint_id, stay, min(interval_number) filter (where office = 'back') as first_interval,
        least(
            min(first_answer_at) filter (where office = 'back'), max(started_at) filter (where office = 'front')
        ) as answered_at,
        max(started_at) filter (where office is null) as lost_at
    from numbered
    group by source, complaint_id, stay
),

limited as (
    select source, complaint_id, started_at, min(due_at) as due_at from clock_verdicts
    where clock = 'back_office' and due_at is not null
    group by source, complaint_id, started_at
),

due as (
    select
        handoffs.source, handoffs.complaint_id, handoffs.handoff_number, handoffs.at as handed_at, handoffs.event_id,
        handoffs.from_team, handoffs.to_team, stays.answered_at, stays.lost_at, handoffs.has_due_times,
        handoffs.answer_due_at as promised_at, coalesce(handoffs.answer_due_at, limited.due_at) as due_at
    from handoffs
    inner join stays
        on
            handoffs.source = stays.source and handoffs.complaint_id = stays.complaint_id
            and handoffs.handoff_number + 1 = stays.first_interval
    left join limited
        on
            handoffs.source = limited.source and handoffs.complaint_id = limited.complaint_id
            and handoffs.at = limited.started_at
    where handoffs.direction = 'front_to_back'
)

select
    source, complaint_id, handoff_number, handed_at as "at", event_id, from_team, to_team, due_at,
    case when promised_at is not null then 'promise' when due_at is not null then 'policy' end as due_by, answered_at,
    case
        when due_at is null and not has_due_times then 'unknown'
        when due_at is null then 'none'
        when answered_at <= due_at then 'kept'
        when lost_at <= due_at then 'unknown'
        when coalesce(answered_at, $as_of) > due_at then 'late'
        else 'running'
    end as verdict
from due
