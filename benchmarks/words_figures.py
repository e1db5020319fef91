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

Lists: {version}. The lists were tuned on all texts of tests/words/labelled_*.jsonl (both halves: the even ids were held out once and are no
longer), on tests/words/tuning_extra.jsonl (written by the author of the lists, to tune on) and on the open labels. What these say is only
that the lists do what they were made to do. Texts unseen by the author (tests/words/unseen_*.jsonl, written by somebody else; only their
totals were looked at, three times while the lists were made) say how well they do elsewhere. There are few texts of a category, so the
intervals (Wilson, 95 %) say more than the shares. Written by benchmarks/words_figures.py; `plaint words test FILE` does the same.
"""
WORDS = ROOT / "tests" / "words"


def main() -> None:
    """Judge the unseen texts, the own ones, and the open labels where they are given."""
    parts = {
        title: [text for path in sorted(WORDS.glob(names)) for text in read(path)]
        for title, names in (
            ("Unseen", "unseen_*.jsonl"), ("Tuned on", "labelled_*.jsonl"), ("Written to tune on", "tuning_extra.jsonl"),
        )
    }  # fmt: skip
    if len(sys.argv) > 1:
        parts["Open labels, learnt from"] = read(Path(sys.argv[1]))
    pages = [HEAD.format(version=shipped().version)]
    pages += [f"## {title} ({len(part)} texts)\n\n{scores(judge(part, shipped())[0], 'md')}\n" for title, part in parts.items() if part]
    (ROOT / "docs" / "words.md").write_text("\n".join(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
