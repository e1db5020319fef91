"""Write docs/words.md: precision and recall of the phrase lists on labelled texts, by category and language.

python benchmarks/words_figures.py [OPEN_LABELS.jsonl]
"""

import sys
from pathlib import Path

from plaint.words.finder import shipped
from plaint.words.labelled import judge, read
from plaint.words.showing import scores

ROOT = Path(__file__).parents[1]
HEAD = """# How well the phrase lists find what is meant

Lists: {version}. The own labelled texts ({texts}) lie in tests/words/; they were written before the lists. Lists are tuned on the odd ids;
the even ids were held out at first: their misses were not read, their totals were looked at while tuning. They were written by the same
hand as the lists and there are few of a category, so the intervals (Wilson, 95 %) say more than the shares. Written by
benchmarks/words_figures.py; `plaint words test FILE` does the same.

The set written by somebody else (tests/words/unseen_en.jsonl and unseen_zh.jsonl) is the hardest judge: its author had seen neither the
lists nor the own labelled texts, and nobody tunes on it or reads its misses. Read these figures first.
"""


def main() -> None:
    """Judge both halves, and the open labels where they are given."""
    texts = [text for name in ("en", "zh") for text in read(ROOT / "tests" / "words" / f"labelled_{name}.jsonl")]
    parts = {
        "A set written by somebody else": [
            text for name in ("en", "zh") for text in read(ROOT / "tests" / "words" / f"unseen_{name}.jsonl")
        ],
        "Held out": [text for text in texts if not int(text.text_id[1:]) % 2],
        "Tuned on": [text for text in texts if int(text.text_id[1:]) % 2],
    }
    if len(sys.argv) > 1:
        parts["Open labels, learnt from"] = read(Path(sys.argv[1]))
    pages = [HEAD.format(version=shipped().version, texts=len(texts))]
    pages += [f"## {title} ({len(part)} texts)\n\n{scores(judge(part, shipped())[0], 'md')}\n" for title, part in parts.items()]
    (ROOT / "docs" / "words.md").write_text("\n".join(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
