-- Names that a case's own records hold: what texts of the case are masked by.
-- one row per: source, complaint_id, name
-- inputs: calls, case_events, cases, complaints, tied_calls
-- rule: owner, actors, agents of tied calls, the customer's identity, and the first four columns of the export whose heading says name or contact; a word for a role is no name
-- columns:
--   source        VARCHAR  name of the source in the settings
--   complaint_id  VARCHAR  the case
--   name          VARCHAR  a name as written, at least two characters, not digits alone
with naming as (
    select source, complaint_id, attributes from complaints
    where re_has(attributes, '(?i)"[^"]*(?:name|contact person|姓名|联系人|聯絡人)[^"]*" *: *"[^"\\]{2,60}"')
),

held as (
    select source, complaint_id, owner as name from cases
    union all
    select source, complaint_id, customer_id as name from cases
    union all
    select source, complaint_id, actor as name from case_events where is_automatic is not true
    union all
    select tied_calls.source, tied_calls.complaint_id, calls.agent as name
    from tied_calls
    inner join calls on tied_calls.call_source = calls.source and tied_calls.call_id = calls.call_id
    union all
    select source, complaint_id, re_extract(attributes, '(?i)^(?:.*?"[^"]*(?:name|contact person|姓名|联系人|聯絡人)[^"]*" *: *"([^"\\]{2,60})"){1}', 1) as name from naming
    union all
    select source, complaint_id, re_extract(attributes, '(?i)^(?:.*?"[^"]*(?:name|contact person|姓名|联系人|聯絡人)[^"]*" *: *"([^"\\]{2,60})"){2}', 1) as name from naming
    union all
    select source, complaint_id, re_extract(attributes, '(?i)^(?:.*?"[^"]*(?:name|contact person|姓名|联系人|聯絡人)[^"]*" *: *"([^"\\]{2,60})"){3}', 1) as name from naming
    union all
    select source, complaint_id, re_extract(attributes, '(?i)^(?:.*?"[^"]*(?:name|contact person|姓名|联系人|聯絡人)[^"]*" *: *"([^"\\]{2,60})"){4}', 1) as name from naming
)

select distinct source, complaint_id, trim(name) as name
from held
where
    length(trim(name)) >= 2 and not re_has(trim(name), '^[0-9 ._-]+$')
    and not re_has(
        trim(name), '(?i)^(the )?(customer|client|caller|user|agent|system|admin|bot|robot|staff|support|supervisor|manager|front office|back office'
        || '|客户|客戶|用户|用戶|顾客|顧客|系统|系統|客服|坐席|机器人|機器人)$'
    )
order by source, complaint_id, name
