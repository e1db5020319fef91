"""Texts per second of the words engine, and its time as a ratio to one DuckDB regex alternation of plain phrases.

python benchmarks/words.py [TEXTS]     default 20 000; 1 000 000 for the published figure
"""

import random
import re
import sys
import time
import tomllib
from contextlib import closing
from importlib.resources import files

import duckdb
import pyarrow as pa
from plaint.settings.wording import Wording
from plaint.words.crew import Crew
from plaint.words.finder import Finder

EN = ("I am so sorry about the delay", "the parcel left our depot on Tuesday", "please send us the form", "the meter reads 4411",
      "call you tomorrow by noon", "no idea, ask the shop", "thank you for your patience", "the lamp is in the blue box")  # fmt: skip
ZH = ("非常抱歉给您添麻烦了", "包裹昨天已经到了本地仓", "请您提供一下订单号", "热水器的型号在背面", "明天中午十二点前给您答复",
      "这个我不太清楚", "感谢您的来电", "电梯在左手边第二个门")  # fmt: skip
LENGTH = 120


def texts(count: int) -> list[str]:
    """Seeded texts of 120 characters in two languages: clauses that mean something among neutral ones."""
    drawn = random.Random(7)
    made = []
    for _ in range(count):
        clauses, mark = (EN, ". ") if drawn.random() < 0.5 else (ZH, "。")
        text = ""
        while len(text) < LENGTH:
            text += drawn.choice(clauses) + f" {drawn.randint(1, 9999)}" + mark
        made.append(text[:LENGTH])
    return made


def alternation(most: int = 1000) -> str:
    """The words of the lists' patterns, at least two characters long, as one plain alternation."""
    found: dict[str, None] = {}
    for language in ("en", "zh"):
        table = tomllib.loads(files("plaint.words").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
        for rule in table["rules"]:
            for pattern in rule["patterns"]:
                found |= dict.fromkeys(re.findall(r"[a-z]{4,}|[\u4e00-\u9fff]{2,}", pattern))
    return "|".join(list(found)[:most])


def main() -> None:
    """Measure both on the same texts: our wall clock with helpers, our time of the processor, DuckDB's on one thread."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    read = texts(count)
    finder = Finder()
    with closing(Crew.for_texts(count, Wording(), finder)) as crew:
        list(crew.read((text, ("out",)) for text in read[:4000]))
        began, cpu = time.perf_counter(), time.process_time()
        spans = sum(len(found) for found in crew.read((text, ("out",)) for text in read))
        wall, own = time.perf_counter() - began, time.process_time() - cpu
        processes = len(crew.helpers) + 1
    con = duckdb.connect(config={"threads": 1})
    con.register("given", pa.table({"body": read}))
    con.execute("create table texts as select body from given").fetchall()
    began = time.process_time()
    con.execute("select count(*) from texts where regexp_matches(body, $pattern)", {"pattern": alternation()}).fetchall()
    theirs = time.process_time() - began
    per_text = own * processes / count if processes > 1 else own / count
    print(
        f"{count} texts ({len(set(read))} different), {spans} spans, {processes} processes: {count / wall:.0f} texts/s by the clock; "
        f"{per_text * 1e6:.0f} us of processor a text = {per_text * count / theirs:.1f} x one DuckDB alternation ({theirs:.1f} s)"
    )


if __name__ == "__main__":
    main()
