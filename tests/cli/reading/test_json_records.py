import json

import pytest
from plaint.errors import InputRefusedError


def lines(*records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_one_record_a_line(read):
    got = read(lines({"id": "1", "text": "一"}, {"id": "2", "text": None}), "export.ndjson")
    assert got.rows == [(1, "1", "一"), (2, "2", None)]
    assert (got.export.format, got.account.lines, got.account.header) == ("ndjson", 2, 0)


def test_an_array_a_document_and_records_one_after_another_give_the_same(read):
    records = [{"id": "1", "text": "a"}, {"id": "2", "text": "b"}]
    pretty = "\n".join(json.dumps(record, indent=2) for record in records)
    wrapped = {"code": 0, "data": {"total": 2, "list": records}}
    contents = [json.dumps(records), json.dumps(records, indent=1), pretty, json.dumps(wrapped)]
    contents.append("".join(map(json.dumps, records)))
    for content in contents:
        got = read(content, "export.json")
        assert got.rows == [(1, "1", "a"), (2, "2", "b")]
        assert got.export.format == "json"


def test_numbers_keep_their_digits(read):
    got = read('{"id": 9223372036854775808123, "amount": 1.10, "rate": -0.0, "big": 1e400}\n{"id": 7}\n', "e.ndjson")
    assert got.cells == [("9223372036854775808123", "1.10", "-0.0", "1e400"), ("7", None, None, None)]


def test_objects_become_dotted_columns_and_arrays_stay_json(read):
    record = {"id": 1, "Agent": {"Username": "ann", "Level": {"Name": "x"}}, "tags": ["a", 1, {"b": True}], "ok": True}
    got = read(lines(record, {"id": 2}), "e.ndjson")
    assert got.export.header == ("id", "Agent.Username", "Agent.Level.Name", "tags", "ok")
    assert got.cells[0] == ("1", "ann", "x", '["a",1,{"b":true}]', "true")


def test_empty_arrays_and_objects_are_empty_cells(read):
    assert read(lines({"id": 1, "tags": [], "agent": {}, "ok": False}), "e.ndjson").cells == [("1", None, None, "false")]


@pytest.mark.parametrize("name", ["e.ndjson", "e.json"])
def test_a_name_that_holds_half_a_character_rejects_its_record_only(read, name):
    content = '{"id": 1, "a": {"\\ud800": 2}}\n{"id": 2, "\\u6295": 3}\n'
    got = read(content if name == "e.ndjson" else f"[{content.strip().replace(chr(10), ',')}]", name)
    assert (got.export.header, got.cells) == (("id", "投"), [("2", "3")])
    assert [reason for _, reason in got.reasons] == ["does_not_decode"]


def test_a_field_that_is_an_object_only_sometimes_stays_whole(read):
    got = read(lines({"id": 1, "amount": 5}, {"id": 2, "amount": {"v": 1}}, {"id": 3, "amount": [1]}), "e.ndjson")
    assert got.cells == [("1", "5"), ("2", '{"v":1}'), ("3", "[1]")]


def test_keys_that_differ_in_case_are_two_columns(read):
    got = read(lines({"id": 1, "greetingPlayed": "a", "GreetingPlayed": "b"}, {"id": 2}), "e.ndjson")
    assert got.export.header == ("id", "greetingPlayed", "GreetingPlayed (2)")
    assert got.cells[0] == ("1", "a", "b")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": 1, "te', "broken_json"),
        ("[1, 2]", "not_an_object"),
        ("null", "not_an_object"),
        ('"text"', "not_an_object"),
        ('{"id": NaN}', "not_a_number"),
        ('{"id": 1, "id": 2}', "duplicate_key"),
        ('{"a.b": 1, "a": {"b": 2}}', "duplicate_key"),
        ('{"id": ' + "[" * 200 + "]" * 200 + "}", "too_deep"),
        ("[" * 5000 + "]" * 5000, "too_deep"),
        ('{"id": "a\\u0000b"}', "nul_character"),
        ('{"id": "\\ud800"}', "does_not_decode"),
        ('{"id": "' + "x" * 2**20 + 'x"}', "cell_too_long"),
    ],
    ids=lambda value: value[:12],
)
def test_a_line_that_is_no_record_is_rejected(read, line, reason):
    got = read(f'{{"id": "8"}}\n{line}\n\n{{"id": "9"}}\n', "export.ndjson")
    assert got.reasons == [(2, reason)]
    assert [row[0] for row in got.rows] == [1, 4]
    assert (got.account.lines, got.account.blank, got.account.rows) == (4, 1, 3)


def test_a_line_that_does_not_decode_is_rejected(read):
    got = read(b'{"id": "\xe4\xb8\xad"}\n{"id": "\xff"}\n{"id": "2"}\n', "export.ndjson")
    assert got.reasons == [(2, "does_not_decode")]


def test_records_at_a_declared_path(read):
    document = {"data": {"list": [{"id": 1}], "users": [{"id": 9}]}}
    assert read(json.dumps(document), "e.json", records="data.list").cells == [("1",)]
    with pytest.raises(InputRefusedError, match=r"several arrays of records: data.list, data.users"):
        read(json.dumps(document), "e.json")
    with pytest.raises(InputRefusedError, match=r"no records at 'data.gone'; arrays of objects are at: data.list"):
        read(json.dumps(document), "e.json", records="data.gone")


def test_a_path_through_arrays_carries_what_encloses_the_records(read):
    issues = [{"key": "A-1", "changelog": {"histories": [{"at": "x", "items": [{"field": "status"}, {"field": "team"}]}]}}]
    got = read(json.dumps({"total": 1, "issues": issues}), "e.json", records="issues.changelog.histories.items")
    assert got.export.header == ("issues.key", "histories.at", "field")
    assert got.cells == [("A-1", "x", "status"), ("A-1", "x", "team")]


def test_a_path_inside_lines_counts_records_and_what_has_none(read):
    content = lines({"ticket": 1, "events": [{"type": "a"}, {"type": "b"}]}, {"ticket": 2, "events": []})
    got = read(content, "e.ndjson", records="events")
    assert got.rows == [(1, "1", "a"), (2, "1", "b")]
    assert got.export.header == ("record.ticket", "type")
    assert (got.account.lines, got.account.rows, got.account.other) == (3, 2, 1)


def test_elements_of_an_array_that_are_no_records_are_rejected(read):
    got = read('[{"id": 1}, 5, {"id": NaN}, {"id": 4}]', "e.json")
    assert got.reasons == [(2, "not_an_object"), (3, "not_a_number")]
    assert got.cells == [("1",), ("4",)]


@pytest.mark.parametrize("content", ['[{"id": 1}, {"id"', '[{"id": 1}', '[{"id": 1}] tail', "[" * 100_000, '{"a": [1, }'])
def test_broken_documents_are_refused(read, content):
    with pytest.raises(InputRefusedError):
        read(content, "export.json")


@pytest.mark.parametrize("content", ["[]", "{}", '[{"id": null}, {}]'])
def test_no_record_is_an_empty_export(read, content):
    if "id" in content:
        assert read(content, "export.json").account.rows == 2
    else:
        with pytest.raises(InputRefusedError, match=r"empty export|no JSON object"):
            read(content, "export.json")


def test_a_long_array_is_streamed(read):
    got = read("[" + ",\n".join(f'{{"id": {n}, "text": "{"x" * 400}"}}' for n in range(10_000)) + "]", "e.json")
    assert (got.account.rows, got.rows[-1][:2]) == (10_000, (10_000, "9999"))


def test_raw_lines_are_the_json(read):
    assert read('{"id": 1}\n{"id": 2}\n', "e.ndjson").export.raw_lines([2]) == {2: '{"id": 2}'}


def test_too_many_fields_are_refused(read):
    with pytest.raises(InputRefusedError, match="more than 512 fields"):
        read(lines({f"k{n}": n for n in range(600)}, {"id": 1}), "e.ndjson")


def test_a_table_that_begins_with_a_bracket_is_no_json(read):
    assert read("[Id],[Name]\n1,a\n").export.header == ("[Id]", "[Name]")
