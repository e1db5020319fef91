-- Whether the customers of each source ever gave a score.
-- one row per: source
-- derived by: look-up
-- inputs: cases, tied_calls
-- rule: measures.md: unknown is never pass
-- columns:
--   source      VARCHAR  name of the source in the settings
--   has_scores  BOOLEAN  some case, or a call tied to one by its id, bears a satisfaction score
with scored as (
    select source, count(satisfaction) as scores from cases
    group by source
),

heard as (
    select source, count(satisfaction) as scores from tied_calls
    group by source
)

select scored.source, scored.scores + coalesce(heard.scores, 0) > 0 as has_scores
from scored
left join heard on scored.source = heard.source
