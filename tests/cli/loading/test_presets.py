import json

import pytest
from plaint.loading import preset_names, read_preset
from plaint.loading.presets import parse_preset
from plaint.loading.schema import columns_of

UTC = 'timezone = "UTC"'


def load(desk, preset, text, name="export.csv", more=UTC):
    """Load a sample twice; nothing may change the second time. Gives the account."""
    account = desk.load_text(f'preset = "{preset}"\n{more}', text, name)
    assert account, desk.result.refused
    assert not account.reasons, desk.rows("select * from quarantine")
    before = desk.everything()
    desk.load_text(f'preset = "{preset}"\n{more}', text, name)
    assert desk.everything() == before
    return account


def test_every_preset_is_named_as_agreed_and_fills_only_columns_that_there_are():
    agreed = (
        "boston311 nyc311 cfpb message_board_zh workorders_12345 event_log complaint_list call_log xes zendesk freshdesk servicenow "
        "servicenow_log jira salesforce hubspot intercom amazon_connect genesys asterisk_cdr asterisk_queue_log freeswitch threecx "
        "twilio zendesk_talk"
    )
    assert set(preset_names()) == set(agreed.split())
    for name in preset_names():
        for kind in read_preset(name).kinds:
            for record in kind.records:
                known = set(columns_of(record.table))
                assert {*record.columns, *record.constants, *record.values, *record.needs} <= known, (name, kind.title)


def test_a_presets_error_names_file_line_and_key():
    with pytest.raises(Exception, match=r"odd\.toml:5: .*colums"):
        parse_preset("odd", 'title = "t"\nabout = "a"\n[[records]]\ntable = "events"\ncolums = { at = "x" }\n')


def test_nyc_portal_and_api_names_give_the_same_case(new_desk):
    portal, api = new_desk(), new_desk()
    head = "Unique Key,Created Date,Closed Date,Agency,Complaint Type,Descriptor,Status,Due Date\n"
    load(portal, "nyc311", head + "1,04/16/2024 03:03:15 AM,,NYPD,Noise,Loud,Open,\n", more="")
    head = "unique_key,created_date,closed_date,agency,complaint_type,descriptor,status,due_date\n"
    load(api, "nyc311", head + "1,2024-04-16T03:03:15.000,,NYPD,Noise,Loud,Open,\n", more="")
    assert portal.records() == api.records()
    assert portal.rows("select received_at::varchar, product, team from complaints") == [("2024-04-16 07:03:15", "Noise", "NYPD")]


def test_freshdesk_gives_the_case_its_first_response_and_its_own_verdict(desk):
    head = "Ticket ID,Subject,Status,Priority,Created time,Due by Time,Resolved time,Initial response time,Resolution status,Group\n"
    load(
        desk,
        "freshdesk",
        head + "7,Late,Closed,Urgent,2025-12-03 16:29:08,2025-12-04 16:29:08,2025-12-05 10:00:00,2025-12-03 17:00:00,SLA Violated,Care\n",
    )
    assert desk.rows("select complaint_id, severity, source_verdict, team from complaints") == [("7", "very_urgent", "breached", "Care")]
    assert desk.rows('select kind, direction, is_public, "at"::varchar from events') == [("contact", "out", True, "2025-12-03 17:00:00")]


def test_servicenow_list_loads_by_names(desk):
    head = '"number","opened_at","short_description","caller_id","priority","state","assignment_group","made_sla"\n'
    load(desk, "servicenow", head + '"INC1","2019-07-29 11:48:43","Down","Ann","1 - Critical","New","Network","false"\n')
    assert desk.rows("select severity, team, source_verdict from complaints") == [("very_urgent", "Network", "breached")]


def test_servicenow_log_reads_day_first_and_question_marks(desk):
    head = "number,incident_state,sys_mod_count,sys_updated_by,sys_updated_at,assignment_group,priority\n"
    rows = "INC1,New,0,u1,29/2/2016 01:23,?,3 - Moderate\nINC1,Closed,1,u2,5/3/2016 12:00,Group 70,3 - Moderate\nINC1,-100,2,u2,5/3/2016 12:01,Group 70,3 - Moderate\n"
    load(desk, "servicenow_log", head + rows)
    assert desk.rows('select kind, team, "at"::varchar from events order by sequence') == [
        ("received", None, "2016-02-29 01:23:00"),
        ("closed", "Group 70", "2016-03-05 12:00:00"),
        ("status", "Group 70", "2016-03-05 12:01:00"),
    ]


def test_zendesk_tickets_comments_and_history_load_as_one_source(desk):
    ticket = {"id": 35436, "created_at": "2020-12-11T18:34:09Z", "updated_at": "2020-12-12T08:00:00Z", "requester_id": 1, "subject": "Help",
              "description": "It broke", "status": "solved", "priority": "high", "type": "problem", "group_id": 9, "via": {"channel": "web"}}  # fmt: skip
    load(
        desk, "zendesk", json.dumps(ticket) + "\n" + json.dumps({**ticket, "id": 2, "status": "deleted"}) + "\n", "tickets.ndjson", more=""
    )
    load(
        desk,
        "zendesk",
        "id,ticket_id,created,public,user_id,body\n1,35436,2020-12-11 19:00:00,TRUE,7,Hello\n2,35436,2020-12-11 19:30:00,FALSE,7,internal\n",
        "c.csv",
    )
    history = "field_name,ticket_id,updated,user_id,value\nstatus,35436,2020-12-12 08:00:00,7,solved\ngroup_id,35436,2020-12-11 20:00:00,7,10\nsubject,35436,2020-12-11 20:00:00,7,x\n"
    account = load(desk, "zendesk", history, "h.csv")
    assert (account.rows_new, account.rows_same) == (2, 1)
    assert desk.rows("select complaint_id, is_deleted, severity, channel from complaints order by 1") == [
        ("2", True, "urgent", "web"),
        ("35436", False, "urgent", "web"),
    ]
    assert desk.rows('select kind, team, is_public from events order by "at"') == [
        ("contact", None, True),
        ("note", None, False),
        ("assigned", "10", None),
        ("resolved", None, None),
    ]


def test_zendesk_audits_become_events(desk):
    audit = {"id": 1, "ticket_id": 5, "created_at": "2021-01-01T00:00:00Z", "author_id": 3, "events": [
        {"type": "Change", "field_name": "group_id", "value": "22", "previous_value": "21"},
        {"type": "Change", "field_name": "status", "value": "closed", "previous_value": "open"},
        {"type": "Comment", "public": True, "body": "Done"}, {"type": "Notification", "subject": "x"}]}  # fmt: skip
    account = load(
        desk, "zendesk", json.dumps(audit) + "\n" + json.dumps({**audit, "id": 2, "ticket_id": 6}) + "\n", "audits.ndjson", more=""
    )
    assert (account.rows_read, account.rows_new) == (2, 2)
    assert desk.rows("select kind, team, text from events where complaint_id = '5' order by kind") == [
        ("assigned", "22", None),
        ("closed", None, None),
        ("contact", None, "Done"),
    ]


def test_jira_changelog_becomes_events(desk):
    issue = {"key": "PT-1", "changelog": {"histories": [
        {"id": "1", "created": "2016-03-03T13:40:01.000+0000", "author": {"displayName": "Ann"},
         "items": [{"field": "status", "fromString": "Open", "toString": "Resolved"}, {"field": "Team", "fromString": "A", "toString": "B"}]}]}}  # fmt: skip
    load(desk, "jira", json.dumps([issue, {**issue, "key": "PT-2"}]), "issues.json", more="")
    assert desk.rows("select kind, team, actor from events where complaint_id = 'PT-1' order by kind") == [
        ("assigned", "B", "Ann"),
        ("resolved", None, "Ann"),
    ]


def test_jira_csv_times_with_month_names_are_read(desk):
    head = "Summary,Issue key,Status,Created,Updated,Resolved,Priority,Project name,Labels,Labels\n"
    load(desk, "jira", head + "S,PT-2,To Do,09/Jan/24 3:54 PM,09/Jan/24 3:55 PM,,Highest,projeto,a,b\n")
    assert desk.rows("select received_at::varchar, severity from complaints") == [("2024-01-09 15:54:00", "very_urgent")]


def test_salesforce_owner_changes_written_twice_count_once(desk):
    head = "Id,CaseId,CreatedById,CreatedDate,Field,OldValue,NewValue\n"
    rows = "017A,500A,005x,2024-01-09T15:54:00.000Z,Owner,Ann,Second Line\n017B,500A,005x,2024-01-09T15:54:00.000Z,Owner,005A00000012345,00GA00000012345\n017C,500A,005x,2024-01-10T15:54:00.000+0000,Status,New,Closed\n"
    account = load(desk, "salesforce", head + rows, more="")
    assert (account.rows_new, account.rows_same) == (2, 1)
    assert desk.rows('select kind, team, status from events order by "at"') == [
        ("assigned", "Second Line", None),
        ("closed", None, "Closed"),
    ]


def test_salesforce_cases_load(desk):
    head = '"Id","IsDeleted","CaseNumber","ContactId","Type","Status","Reason","Origin","Subject","Priority","ClosedDate","OwnerId","CreatedDate","SystemModstamp"\n'
    load(
        desk,
        "salesforce",
        head
        + '"500A","true","0001","003A","Problem","Closed","Broken","Phone","S","High","2024-01-10T00:00:00.000Z","005A","2024-01-09T15:54:00.000Z","2024-01-11T00:00:00.000Z"\n',
        more="",
    )
    assert desk.rows("select complaint_id, is_deleted, severity, channel, closed_at::varchar from complaints") == [
        ("500A", True, "urgent", "Phone", "2024-01-10 00:00:00")
    ]


def test_hubspot_and_intercom_tables_load(desk):
    load(
        desk,
        "hubspot",
        "id,property_createdate,property_hs_pipeline_stage,property_hs_ticket_priority\n1,2021-05-01 10:00:00,4,HIGH\n",
        "h.csv",
        more="",
    )
    load(
        desk,
        "intercom",
        "id,created_at,updated_at,state,sla_status,first_contact_reply_created_at\n2,2021-05-01 10:00:00,2021-05-02 10:00:00,closed,missed,2021-05-01 12:00:00\n",
        "i.csv",
        more="",
    )
    assert desk.rows("select complaint_id, severity, source_verdict from complaints order by 1") == [
        ("1", "urgent", None),
        ("2", None, "breached"),
    ]
    assert desk.rows("select event_id from events") == [("2:first reply",)]


def test_chinese_work_orders_load_with_both_levels_of_due_times(desk):
    head = "2026年3月工单明细,,,,,,,,\n工单编号,工单标题,诉求内容,区交办时间,区交办办结期限,紧急程度,工单状态,市交办主办单位,市交办时间,市交办办结期限\n"
    head = head.replace("2026年3月工单明细,,,,,,,,", "2026年3月工单明细,,,,,,,,,")
    load(
        desk,
        "workorders_12345",
        head + "SZ1,噪音,夜间施工,2026/3/2 9:00:00,2026/3/5 18:00:00,紧急,办理中,区城管局,2026/3/1 9:00:00,2026/3/9 18:00:00\n",
        more="",
    )
    assert desk.rows("select severity, due_at::varchar, received_at::varchar from complaints") == [
        ("urgent", "2026-03-05 10:00:00", "2026-03-01 01:00:00")
    ]
    assert desk.rows('select team, promise_due_at::varchar from events order by "at"') == [
        ("区城管局", "2026-03-09 10:00:00"),
        (None, "2026-03-05 10:00:00"),
    ]


def test_xes_logs_load(desk):
    event = '<string key="concept:name" value="closed"/><string key="org:group" value="A"/><date key="time:timestamp" value="2020-01-01T00:00:00+01:00"/>'
    text = f'<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0" xmlns="http://www.xes-standard.org/"><trace><string key="concept:name" value="c1"/><event>{event}</event></trace></log>'
    load(desk, "xes", text, "log.xes", more="")
    assert desk.rows('select complaint_id, kind, team, "at"::varchar from events') == [("c1", "closed", "A", "2019-12-31 23:00:00")]


@pytest.mark.parametrize("name", ["log.csv", "queue_log"])
def test_queue_log_entries_become_calls(desk, name):
    log = [
        "1596512941|15.1|support|NONE|ENTERQUEUE||7000|1",
        "1596512951|15.1|support|Agent/1|CONNECT|10|15.2|3",
        "1596513011|15.1|support|Agent/1|COMPLETECALLER|10|60|1",
        "1596513000|16.1|support|NONE|ENTERQUEUE||7001|1",
        "1596513030|16.1|support|NONE|ABANDON|1|1|30",
        "1596513031|NONE|NONE|NONE|CONFIGRELOAD|||",
    ]
    account = load(desk, "asterisk_queue_log", "".join(f"{row}||\n" if row.count("|") == 7 else f"{row}\n" for row in log), name, more="")
    assert (account.rows_read, account.rows_new, account.rows_same) == (6, 5, 1)
    facts = "select customer_id, outcome, wait_seconds, talk_seconds, agent, started_at::varchar from calls order by call_id"
    assert desk.rows(facts) == [
        ("7000", "answered", 10.0, 60.0, "Agent/1", "2020-08-04 03:49:01"),
        ("7001", "abandoned", 30.0, None, None, "2020-08-04 03:50:00"),
    ]


def test_a_queue_log_as_asterisk_writes_it_has_lines_of_any_width(desk):
    log = (
        "1596512940|NONE|NONE|NONE|QUEUESTART|\n1596512941|15.1|support|NONE|ENTERQUEUE||7000|1\n"
        "1596512951|15.1|support|Agent/1|CONNECT|10|15.2|3\n1596513011|15.1|support|Agent/1|BLINDTRANSFER|200|default|10|60|1\nbroken|line\n"
    )
    account = desk.load_text('preset = "asterisk_queue_log"\n', log, "queue_log")
    assert (account.rows_read, account.rows_new, account.rows_same, account.rows_quarantined) == (5, 3, 1, 1)
    assert desk.rows("select customer_id, outcome, transfers from calls") == [("7000", "answered", 1)]
    assert desk.rows("select line, reason, raw from quarantine") == [(5, "too_few_fields", "broken|line")]


def test_freeswitch_and_threecx_load_without_a_header(new_desk):
    desk = new_desk()
    row = '"A","100","200","default","2020-02-10 22:41:00","2020-02-10 22:41:05","2020-02-10 22:42:05","65","60","NORMAL_CLEARING","u1","","","PCMU","PCMU"\n'
    load(desk, "freeswitch", row + row.replace("u1", "u2").replace("NORMAL_CLEARING", "USER_BUSY"))
    assert desk.rows("select call_id, outcome, talk_seconds from calls order by 1") == [("u1", "answered", 60.0), ("u2", "busy", 60.0)]
    desk = new_desk()
    row = "IDH1,00000A,00:01:05,2017/07/20 14:50:26,2017/07/20 14:50:30,2017/07/20 14:51:35,terminated,Ext.100,Ext.200,100,200,200,,,,,0,0,,Chain: Ext.100;Ext.200;Ext.300;\n"
    load(desk, "threecx", row, more="")
    assert desk.rows("select call_id, outcome, talk_seconds, transfers from calls") == [("IDH1-00000A", "answered", 65.0, 1)]


def test_twilio_and_zendesk_talk_load(desk):
    call = {"sid": "CA1", "from": "+1", "to": "+2", "start_time": "Tue, 31 Aug 2010 20:36:28 +0000", "end_time": "Tue, 31 Aug 2010 20:36:38 +0000",
            "duration": "10", "status": "no-answer", "direction": "inbound", "queue_time": "1500"}  # fmt: skip
    load(desk, "twilio", json.dumps(call) + "\n", "calls.ndjson", more="")
    assert desk.rows("select outcome, wait_seconds, direction, started_at::varchar from calls") == [
        ("no_answer", 1.5, "in", "2010-08-31 20:36:28")
    ]
    talk = {
        "id": 9,
        "created_at": "2021-01-01T00:00:00Z",
        "completion_status": "completed",
        "ticket_id": 5,
        "wait_time": 3,
        "talk_time": 61,
        "direction": "inbound",
    }
    load(desk, "zendesk_talk", json.dumps(talk) + "\n", "talk.ndjson", more="")
    assert desk.rows("select outcome, talk_seconds, complaint_id from calls where call_id = '9'") == [("answered", 61.0, "5")]


def test_genesys_view_reads_two_digit_years_and_milliseconds(desk):
    head = "Full Export Completed,Users,Remote,Date,End Date,Duration,Direction,ANI,Queue,Conversation ID,Total Talk,Abandoned\n"
    load(desk, "genesys", head + "YES,Ann,x,6/23/25 07:00 AM,6/23/25 07:05 AM,300000,Inbound,+1,Care,c1,60000,NO\n")
    assert desk.rows("select started_at::varchar, talk_seconds, outcome from calls") == [("2025-06-23 07:00:00", 60.0, "answered")]


class TestRealExports:
    pytestmark = pytest.mark.real_data

    def test_genesys_conversations_show_their_transfers(self, desk, real_data):
        desk.load('preset = "genesys"', real_data / "calls" / "genesys_conversations.json")
        assert desk.rows("select count(*), count(*) filter (where transfers > 0) from calls") == [(25, 21)]

    def test_amazon_connect_keeps_the_latest_of_a_contact_delivered_three_times(self, desk, real_data):
        account = desk.load('preset = "amazon_connect"', real_data / "calls" / "amazon_connect_ctr.jsonl").files[0]
        assert (account.rows_read, account.rows_new, account.rows_same) == (3, 1, 2)
        assert desk.rows("select outcome, talk_seconds from calls") == [("answered", 239.0)]

    def test_asterisk_cdr_loads_whole_with_its_legs(self, desk, real_data):
        desk.load(f'preset = "asterisk_cdr"\n{UTC}\nnulls = {{ "*" = ["NULL"] }}', real_data / "calls" / "cdr_db_export.csv")
        assert dict(desk.rows("select outcome, count(*) from calls group by 1")) == {
            "answered": 646,
            "no_answer": 250,
            "failed": 92,
            "busy": 12,
        }
        assert desk.rows("select sum(talk_seconds), count(distinct linked_id) from calls") == [(876_955.0, 636)]
        assert desk.one("select count(*) from (select linked_id from calls group by 1 having count(*) > 1)") == 146

    def test_two_digit_years_are_never_year_four(self, desk, real_data):
        desk.load(f'preset = "asterisk_cdr"\n{UTC}\ndate_order = "day-first"', real_data / "calls" / "asterisk_cdr_cr_line_ends.csv")
        assert desk.rows("select distinct cast(started_at as date)::varchar from calls") == [("2017-09-04",)]

    def test_queue_log_figures(self, desk, real_data):
        desk.load('preset = "asterisk_queue_log"', real_data / "calls" / "queue_log_db_export.csv")
        answered = "outcome = 'answered'"
        assert desk.rows(
            f"select count(*), count(*) filter (where {answered}), count(*) filter (where outcome = 'abandoned') from calls"
        ) == [(108, 93, 12)]
        held = (
            f"select round(avg(wait_seconds), 4), max(wait_seconds), count(*) filter (where wait_seconds <= 20) from calls where {answered}"
        )
        assert desk.rows(held) == [(38.6989, 279.0, 39)]
        assert desk.one("select round(avg(wait_seconds), 4) from calls where outcome = 'abandoned'") == 95.0833

    @pytest.mark.parametrize(
        ("preset", "file", "rows"),
        [
            ("zendesk", "zendesk/ticket_data.csv", 10),
            ("zendesk", "zendesk/ticket_comment_data.csv", 10),
            ("zendesk", "zendesk/ticket_field_history_data.csv", 10),
            ("freshdesk", "freshdesk_tickets_export.csv", 45),
            ("servicenow", "servicenow/pdi_incident_export.csv", 60),
            ("servicenow", "servicenow/incident_data.csv", 1),
            ("servicenow", "servicenow/task_sla_data.csv", 1),
            ("jira", "jira/jira_cloud_csv_export_rodecarv.csv", 2),
            ("jira", "jira/issue_field_history.csv", 5),
        ],
    )
    def test_each_help_desk_sample_loads_without_a_bad_row(self, desk, real_data, preset, file, rows):
        result = desk.load(f'preset = "{preset}"\n{UTC}', real_data / "helpdesk" / file)
        assert result.refused == ()
        assert result.files[0].rows_read >= rows
        assert not result.files[0].reasons
