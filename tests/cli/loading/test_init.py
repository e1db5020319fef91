"""`plaint init` on a sample of each known system: recognised, and loaded by the settings it writes, with no edit."""

import json

import pytest
from plaint.loading import load_sources, preset_names
from plaint.proposal import is_complete, propose, settings_text
from plaint.settings import read_settings

_TICKET = {"id": 1, "created_at": "2020-12-11T18:34:09Z", "updated_at": "2020-12-12T08:00:00Z", "generated_timestamp": 1607760000,
           "requester_id": 1, "subject": "Help", "status": "solved", "priority": "high", "group_id": 9, "via": {"channel": "web"}}  # fmt: skip
_AUDIT = {"id": 1, "ticket_id": 5, "created_at": "2021-01-01T00:00:00Z", "author_id": 3,
          "events": [{"type": "Change", "field_name": "status", "value": "closed", "previous_value": "open"}]}  # fmt: skip
_ISSUE = {"key": "PT-1", "changelog": {"histories": [{"id": "1", "created": "2016-03-03T13:40:01.000+0000", "author": {"displayName": "Ann"},
          "items": [{"field": "status", "fromString": "Open", "toString": "Resolved"}]}]}}  # fmt: skip
_CONTACT = {
    "ContactId": "c1",
    "InitiationTimestamp": "2026-03-01T09:00:00Z",
    "LastUpdateTimestamp": "2026-03-01T09:10:00Z",
    "Channel": "VOICE",
}
_CALL = {"sid": "CA1", "from": "+1", "to": "+2", "start_time": "Tue, 31 Aug 2010 20:36:28 +0000", "duration": "10", "status": "completed",
         "direction": "inbound"}  # fmt: skip
_TALK = {"id": 9, "created_at": "2021-01-01T00:00:00Z", "completion_status": "completed", "ticket_id": 5, "wait_time": 3, "talk_time": 61,
         "direction": "inbound"}  # fmt: skip
_EVENT = '<string key="concept:name" value="closed"/><date key="time:timestamp" value="2020-01-01T00:00:00+01:00"/>'
_XES = f'<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0"><trace><string key="concept:name" value="c1"/><event>{_EVENT}</event></trace></log>'
SAMPLES = [
    ("amazon_connect", "ctr.jsonl", json.dumps(_CONTACT) + "\n"),
    ("asterisk_cdr", "cdr.csv", "calldate,clid,src,dst,dcontext,channel,lastapp,duration,billsec,disposition,uniqueid\n2026-03-01 09:00:00,A,100,200,c,SIP/1,Dial,20,10,ANSWERED,1.1\n"),
    ("asterisk_cdr", "Master.csv", '"","100","200","from-internal","""A"" <100>","SIP/1","SIP/2","Dial","x","2026-03-01 09:00:00","2026-03-01 09:00:05","2026-03-01 09:00:20",20,15,"ANSWERED","DOCUMENTATION","1.1",""\n' * 2),
    ("asterisk_queue_log", "queue_log", "1596512941|15.1|support|NONE|ENTERQUEUE||7000|1\n1596512951|15.1|support|Agent/1|CONNECT|10|15.2|3\n"),
    ("boston311", "311.csv", ",CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,CASE_STATUS,TYPE,QUEUE,SUBJECT,REASON,Source\n1,101,2015-01-02 09:00:00,2015-01-05 09:00:00,2015-01-03 09:00:00,ONTIME,Closed,Graffiti,Q,S,R,Web\n"),
    ("cfpb", "complaints.csv", "Date received,Product,Issue,Company,Submitted via,Timely response?,Complaint ID\n2020-03-18,Mortgage,Fees,ACME,Web,Yes,1\n"),
    ("event_log", "log.csv", "case:concept:name,time:timestamp,org:group,concept:name,lifecycle:transition\nc1,2026-03-01 09:00:00,A,Accepted,In Progress\n"),
    ("freeswitch", "Master.csv", '"A","100","200","default","2020-02-10 22:41:00","2020-02-10 22:41:05","2020-02-10 22:42:05","65","60","NORMAL_CLEARING","u1","","","PCMU","PCMU"\n' * 2),
    ("freshdesk", "tickets.csv", "Ticket ID,Subject,Status,Priority,Created time,Due by Time,Resolved time,Initial response time,Resolution status,Group\n7,Late,Closed,Urgent,2025-12-03 16:29:08,,2025-12-05 10:00:00,2025-12-03 17:00:00,SLA Violated,Care\n"),
    ("freshdesk", "service.csv", "Ticket Id,Subject,Status,Priority,Created Time,Due by Time,Resolved Time,Initial Response Time,Resolution Status,Urgency,Impact,Group\n7,Late,Closed,Urgent,2025-12-03 16:29:08,,2025-12-05 10:00:00,2025-12-03 17:00:00,SLA Violated,High,High,Care\n"),
    ("genesys", "view.csv", "Full Export Completed,Users,Remote,Date,End Date,Duration,Direction,ANI,Queue,Conversation ID,Total Talk,Abandoned\nYES,Ann,x,6/23/25 07:00 AM,6/23/25 07:05 AM,300000,Inbound,+1,Care,c1,60000,NO\n"),
    ("hubspot", "ticket.csv", "id,property_createdate,property_hs_pipeline_stage,property_hs_ticket_priority\n1,2021-05-01 10:00:00,4,HIGH\n"),
    ("intercom", "conversation.csv", "id,created_at,updated_at,state,sla_status,first_contact_reply_created_at\n2,2021-05-01 10:00:00,2021-05-02 10:00:00,closed,missed,2021-05-01 12:00:00\n"),
    ("jira", "export.csv", "Summary,Issue key,Issue id,Status,Created,Updated,Resolved,Priority,Project name,Labels,Labels\nS,PT-2,10,To Do,09/Jan/24 3:54 PM,09/Jan/24 3:55 PM,,Highest,p,a,b\n"),
    ("jira", "issues.json", json.dumps([_ISSUE])),
    ("message_board_zh", "board.csv", "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n1,u,主题,2020/1/1 9:00:00,详情,答复,2020/1/3 9:00:00\n"),
    ("nyc311", "nyc.csv", "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Status,Due Date\n1,04/16/2024 03:03:15 AM,,NYPD,Noise,Loud,Open,\n"),
    ("salesforce", "Case.csv", '"Id","IsDeleted","CaseNumber","Type","Status","Origin","Subject","Priority","OwnerId","CreatedDate","SystemModstamp"\n"500A","false","1","Problem","Closed","Phone","S","High","005A","2024-01-09T15:54:00.000Z","2024-01-11T00:00:00.000Z"\n'),
    ("salesforce", "CaseHistory.csv", "Id,CaseId,CreatedById,CreatedDate,Field,OldValue,NewValue\n017A,500A,005x,2024-01-09T15:54:00.000Z,Owner,Ann,Second Line\n"),
    ("servicenow", "incident.csv", '"number","opened_at","short_description","caller_id","priority","state","assignment_group"\n"INC1","2019-07-29 11:48:43","Down","Ann","1 - Critical","New","Network"\n'),
    ("servicenow_log", "log.csv", "number,incident_state,sys_mod_count,sys_updated_by,sys_updated_at,assignment_group,priority\nINC1,New,0,u1,29/2/2016 01:23,?,3 - Moderate\n"),
    ("threecx", "cdr.log", "IDH1,00000A,00:01:05,2017/07/20 14:50:26,2017/07/20 14:50:30,2017/07/20 14:51:35,terminated,Ext.100,Ext.200,100,200,200,,,,,0,0,,Chain: Ext.100;Ext.200;\n" * 2),
    ("twilio", "calls.ndjson", json.dumps(_CALL) + "\n"),
    ("workorders_12345", "工单.csv", "2026年3月工单明细,,,,,,,,\n工单编号,工单标题,诉求内容,区交办时间,区交办办结期限,紧急程度,工单状态,市交办主办单位,市交办时间\nSZ1,噪音,施工,2026/3/2 9:00:00,2026/3/5 18:00:00,紧急,办理中,区城管局,2026/3/1 9:00:00\n"),
    ("xes", "log.xes", _XES),
    ("zendesk", "tickets.ndjson", json.dumps(_TICKET) + "\n"),
    ("zendesk", "audits.ndjson", json.dumps(_AUDIT) + "\n"),
    ("zendesk", "comments.csv", "id,ticket_id,created,public,user_id,body\n1,35436,2020-12-11 19:00:00,TRUE,7,Hello\n"),
    ("zendesk_talk", "talk.ndjson", json.dumps(_TALK) + "\n"),
]  # fmt: skip


@pytest.mark.parametrize(("preset", "name", "text"), SAMPLES, ids=[f"{preset}-{name}" for preset, name, _ in SAMPLES])
def test_a_known_systems_export_is_recognised_and_loads_with_no_edit(desk, preset, name, text):
    path = desk.write(name, text)
    proposals = propose([path])
    assert [one.preset for one in proposals] == [preset]
    assert is_complete(proposals)
    desk.write("plaint.toml", settings_text(proposals, desk.folder, "en"))
    result = load_sources(desk.con, read_settings(desk.folder / "plaint.toml"), None, "run", lambda _text: None, desk.folder / "scratch")
    assert result.refused == ()
    (account,) = result.files
    assert (account.rows_read > 0, account.rows_new + account.rows_same, account.rows_quarantined) == (True, account.rows_read, 0)
    assert account.rows_new > 0


def test_every_system_has_a_sample():
    assert set(preset_names()) == {preset for preset, *_ in SAMPLES} | {"complaint_list", "call_log"}
