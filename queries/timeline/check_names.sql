-- The fifteen checks of 3W4R8F by name.
-- one row per: code
-- inputs:
-- rule: domain.md section 1
-- columns:
--   code      VARCHAR  W1 to F8
--   place     BIGINT   place in reports, 1 = first
--   title     VARCHAR  the check in two or three words
--   question  VARCHAR  what it asks of one complaint
select named.code, cast(named.place as bigint) as place, named.title, named.question
from (
    values
    ('W1', 1, 'What we know', 'Is the complaint recorded well enough to act on?'),
    ('W2', 2, 'When we knew', 'Is it on record when we first knew, and did we record it in time?'),
    ('W3', 3, 'What we did', 'Is every step on record, with who did it?'),
    ('R1', 4, 'Regret', 'Did we say that we are sorry?'),
    ('R2', 5, 'Reform', 'Did we put right what caused it, so that it does not come again?'),
    ('R3', 6, 'Restitution', 'Where there was a loss, did we decide on compensation?'),
    ('R4', 7, 'Rectification', 'Was the customer''s own problem put right, for good?'),
    ('F1', 8, 'Factual', 'Did we check the facts before we admitted or denied?'),
    ('F2', 9, 'First', 'Were we the first to make contact, inside the limit?'),
    ('F3', 10, 'Fast', 'Was it resolved inside the limit, with no idle stretch?'),
    ('F4', 11, 'Frank', 'No evasion, no pushing off, no belittling words?'),
    ('F5', 12, 'Feeling', 'Did we show that we understood how the customer felt?'),
    ('F6', 13, 'Forum', 'Did the information travel to those who must know?'),
    ('F7', 14, 'Flexible', 'Was something else offered when the first answer failed?'),
    ('F8', 15, 'Feedback', 'Was the customer kept informed, and called back after it?')
) as named (code, place, title, question)
