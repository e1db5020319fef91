import pytest
from plaint.errors import InputRefusedError

CHINESE = "投诉编号,内容\n1,宽带故障报修\n2,客服态度不好，要求退款\n"
TRADITIONAL = "投訴編號,內容\n1,寬頻故障報修\n2,客服態度不好，要求退款\n"
WESTERN = "id,text\n1,Le client n’est pas content du café\n2,Müller hat sich über die Straße beschwert\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_chinese_is_found_and_exact(read, encoding, found):
    bom = b"\xfe\xff" if encoding == "utf-16-be" else b""
    got = read(bom + CHINESE.encode(encoding))
    assert got.export.encoding == found
    assert got.export.header == ("投诉编号", "内容")
    assert got.cells == [("1", "宽带故障报修"), ("2", "客服态度不好，要求退款")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_named_and_read_where_it_is_declared(read, encoding):
    content = "id,opened_at\n1,2026-03-01\n2,2026-03-02 退款\n".encode(encoding)
    with pytest.raises(InputRefusedError, match="looks like UTF-16 without a mark"):
        read(content)
    declared = "utf-16" if encoding == "utf-16-le" else encoding
    assert read(content, encoding=declared).cells[1] == ("2", "2026-03-02 退款")


def test_big5_is_not_taken_for_gb18030(read):
    got = read(TRADITIONAL.encode("big5"))
    assert (got.export.encoding, got.cells[0]) == ("big5", ("1", "寬頻故障報修"))


def test_windows_1252_is_taken_where_it_reads_like_western_writing(read):
    got = read(WESTERN.encode("cp1252"))
    assert (got.export.encoding, got.cells[0][1]) == ("windows-1252", "Le client n’est pas content du café")


def test_four_byte_gb18030_is_exact(read):
    assert read("编号,姓名\n1,张㐂\n2,李𠮷\n3,王小明\n".encode("gb18030")).cells[1] == ("2", "李𠮷")


def test_an_encoding_that_can_not_be_told_is_refused(read):
    with pytest.raises(InputRefusedError, match="encoding can't be told"):
        read("id,text\n1,Привет всем\n2,Жалоба на качество\n".encode("koi8-r"))


def test_a_declared_encoding_holds(read):
    got = read("id,text\n1,Жалоба\n".encode("koi8-r"), encoding="koi8-r")
    assert got.cells == [("1", "Жалоба")]


def test_a_declared_encoding_that_does_not_exist_is_refused(read):
    with pytest.raises(InputRefusedError, match="declared encoding 'utf-9' is not known"):
        read("id,text\n1,a\n", encoding="utf-9")


def test_latin_1_means_windows_1252(read):
    assert read(WESTERN.encode("cp1252"), encoding="latin-1").export.encoding == "windows-1252"


def test_a_byte_order_mark_comes_before_what_is_declared(read):
    assert read(CHINESE.encode("utf-8-sig"), encoding="gbk").export.encoding == "utf-8"


def test_a_few_lines_of_gbk_in_a_utf_8_file_are_rejected_with_their_lines(read):
    lines = [f"{n},客户投诉第{n}次\n" for n in range(1, 11)]
    content = "编号,内容\n".encode() + b"".join(line.encode("gbk" if place in (5, 6) else "utf-8") for place, line in enumerate(lines))
    got = read(content)
    assert got.export.encoding == "utf-8"
    assert got.reasons == [(7, "does_not_decode"), (8, "does_not_decode")]
    assert (got.account.rows, got.account.rejected) == (10, 2)


def test_a_cut_character_at_the_end_is_one_reject(read):
    got = read("编号,内容\n1,投诉\n2,投".encode()[:-1])
    assert got.reasons == [(3, "does_not_decode")]
    assert got.rejects[0][5] == "2,\\xe6\\x8a"


def test_a_line_that_is_not_gb18030_is_one_reject_of_a_gb18030_file(read):
    good = "".join(f"{n},客户投诉处理结果不满意\n" for n in range(9)).encode("gbk")
    got = read("编号,内容\n".encode("gbk") + good + b"9,\xff\xff\n" + good)
    assert (got.export.encoding, got.reasons, got.account.rows) == ("gb18030", [(11, "does_not_decode")], 19)


def test_lines_of_utf_8_in_a_gb18030_file_are_rejected_not_garbled(read):
    good = "".join(f"{n},客户投诉处理结果不满意\n" for n in range(9)).encode("gbk")
    got = read("编号,内容\n".encode("gbk") + good + "9,客户要求退款\n".encode() + good)
    assert (got.export.encoding, got.reasons) == ("gb18030", [(11, "does_not_decode")])


def test_half_a_character_of_utf_16_is_a_reject(read):
    got = read(b"\xff\xfe" + "id,text\n1,a\n2,b".encode("utf-16-le") + b"\x00\xd8" + "\n".encode("utf-16-le"))
    assert got.reasons == [(3, "does_not_decode")]


def test_cr_only_lines_of_a_long_gb18030_file_are_exact(read):
    content = "编号,内容\r" + "".join(f"{n},投诉内容很长很长\r" for n in range(220_000))
    got = read(content.encode("gbk"))
    assert (got.account.rows, got.account.rejected, got.rows[-1]) == (
        220_000,
        0,
        (220_001, "219999", "投诉内容很长很长"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_document_on_one_long_line_is_not_cut_inside_a_character(read, monkeypatch, encoding):
    from plaint.reading import encodings

    monkeypatch.setattr(encodings, "BLOCK", 64)
    monkeypatch.setattr(encodings, "LONGEST", 128)
    records = ", ".join(f'{{"编号": "{n}", "内容": "宽带故障报修，客服态度不好"}}' for n in range(60))
    got = read(f"[{records}]".encode(encoding), "a.json")
    assert (got.export.encoding, got.account.rejected) == (encoding, 0)
    assert got.cells == [(str(n), "宽带故障报修，客服态度不好") for n in range(60)]
