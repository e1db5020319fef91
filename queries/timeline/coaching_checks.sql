-- The strongest and the weakest checks of each team and each person in charge: what a coaching sheet is about.
-- one row per: spread, name, way, place
-- inputs: check_names, compliance_figures
-- rule: checks by score, the upper half strong, the lower half weak, at most three each
-- columns:
--   spread   VARCHAR  team or person
--   name     VARCHAR  the team or person
--   way      VARCHAR  strong or weak
--   place    BIGINT   1 = strongest, or weakest
--   code     VARCHAR  W1 to F8
--   title    VARCHAR  the check in two or three words
--   judged   BIGINT   cases that passed or failed it
--   score    DOUBLE   share of them that passed, 0 to 1
--   verdict  VARCHAR  what its examples show: pass where strong, fail where weak
with scored as (
    select
        figures.spread, figures.name, figures.code, check_names.title, check_names.place as check_place,
        figures.passed + figures.failed as judged, figures.score
    from compliance_figures as figures
    inner join check_names on figures.code = check_names.code
    where figures.spread in ('team', 'person') and figures.name is not null and figures.score is not null
),

ranked as (
    select
        spread, name, code, title, judged, score, count(*) over (partition by spread, name) as checks,
        row_number() over (partition by spread, name order by score desc, judged desc, check_place asc) as strong_place,
        row_number() over (partition by spread, name order by score asc, judged asc, check_place desc) as weak_place
    from scored
)

select spread, name, 'strong' as way, strong_place as place, code, title, judged, score, 'pass' as verdict from ranked
where strong_place <= 3 and 2 * strong_place <= checks + 1 and score > 0
union all
select spread, name, 'weak' as way, weak_place as place, code, title, judged, score, 'fail' as verdict from ranked
where weak_place <= 3 and 2 * weak_place <= checks and score < 1
