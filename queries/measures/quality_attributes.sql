-- What complaints find wanting: accurate, convenient, quick, comfortable, attitude.
-- one row per: attribute
-- inputs: subject_counts
-- rule: domain.md section 5: what customers measure by; from words of the issue, else of the description; a case may name several, so shares do not add up to 1
-- columns:
--   attribute        VARCHAR  attribute of quality; unknown where no word of the rule file is found
--   cases            BIGINT   cases with it
--   from_issue       BIGINT   cases among them told by the issue
--   from_words       BIGINT   cases among them told by the description
--   open_cases       BIGINT   cases among them that are not ended
--   share            DOUBLE   cases with it of all cases, 0 to 1; null without cases
select name as attribute, cases, from_issue, from_words, open_cases, share from subject_counts
where axis = 'quality'
order by place nulls last, name
