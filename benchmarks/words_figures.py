"""Write docs/words.md: precision and recall of the phrase lists on labelled texts, by category and language.

python benchmarks/words_figures.py [OPEN_LABELS.jsonl]
"""

import sys
from pathlib import Path

from plaint.words.finder import shipped
from plaint.words.labelled import judge, read
from plaint.words.showing import scores

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "words"
SETS = {
    "unseen": "Another author's texts",
    "fresh": "Hard texts",
    "second": "Fourth set",
    "third": "Fifth set",
    "last": "Last set",
}
HEAD = """# How well the phrase lists find what is meant

Lists: {version}. Written by benchmarks/words_figures.py; `plaint words test FILE` does the same for any labelled texts.

Read the first table: all texts that were held out from the present lists, put together. Nobody read their misses while tuning; their
totals were looked at several times. They are five sets, each judged by itself further down:

- another author's texts (tests/words/unseen_*.jsonl, even numbers), who had seen neither the lists nor the own labelled texts;
- hard texts written before the change before last (fresh_*.jsonl, even numbers), of a kind made hard on purpose;
- a fourth set (second_*.jsonl, even numbers), written from the guidelines before the author of this change had opened the lists;
- a fifth set (third_*.jsonl, even numbers), written in the middle of the change, in the manner of the open labels;
- a last set (last_*.jsonl, all of it), written when the lists were all but done; what changed after it came from other texts.

The last four are by hands that also tuned, so that the tuner may have remembered what the even numbers hold: the other author's are
the sterner judge. The odd numbers of the sets, the own texts, the probes (probes.jsonl: sentences of one category, written to find gaps)
and the open labels were learnt from: what is found in them says nothing about texts to come. There are few texts of a category in a
set, so the intervals (Wilson, 95 %) say more than the shares.

The bar is a precision of 0.90 and a recall of 0.80. On all held-out texts together the recall reaches it everywhere; the precision does
not for promises in both languages and for offers in English, and by a hair for apologies in English and threats in both languages. On the other
author's texts alone Chinese promises and apologies, Chinese chasing and threats (by a hair) and English personal data stay below it.

## Before and after the last change

Precision/recall of the lists 2026.1 → 2026.2, the held-out halves as above; one figure where nothing changed. Chinese promises have
become worse on the other author's texts (two more false alarms of seventeen) though better on the others: that was not looked into,
because it would have been tuning on the judge.

| category | language | open labels | another author | hard texts | fourth set | fifth set | last set | all held out |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| regret | en | 1.00/1.00 | 0.92/0.92 | 0.75/1.00 → 0.86/1.00 | 0.90/0.82 → 1.00/0.91 | 0.80/0.80 | 0.80/1.00 | 0.85/0.91 → 0.89/0.93 |
| regret | zh | 1.00/1.00 | 0.89/1.00 → 0.88/0.94 | 1.00/1.00 | 0.85/0.85 | 0.75/0.86 → 0.86/0.86 | 1.00/1.00 | 0.89/0.94 → 0.90/0.92 |
| promise_with_time | en | 1.00/1.00 | 0.90/0.90 | 0.78/1.00 → 0.75/0.86 | 0.73/0.85 → 0.75/0.92 | 1.00/0.83 | 0.89/0.89 | 0.83/0.89 |
| promise_with_time | zh | 1.00/1.00 | 0.80/0.86 → 0.71/0.86 | 0.90/1.00 | 0.83/0.88 → 0.94/0.88 | 1.00/1.00 | 0.82/0.75 → 0.83/0.83 | 0.85/0.88 → 0.85/0.90 |
| compensation_offer | en | 1.00/1.00 | 0.90/0.75 → 0.92/0.92 | 0.71/0.71 → 0.75/0.86 | 0.80/0.71 → 0.83/0.88 | 0.40/0.40 → 0.50/0.60 | 1.00/0.67 | 0.78/0.68 → 0.81/0.83 |
| compensation_offer | zh | 1.00/1.00 | 1.00/0.91 → 1.00/1.00 | 1.00/0.86 | 0.91/0.91 | 1.00/1.00 | 1.00/1.00 | 0.97/0.93 → 0.97/0.95 |
| greeting | en | 1.00/1.00 | 1.00/1.00 | 1.00/1.00 | 1.00/1.00 | 1.00/0.50 | 1.00/1.00 | 1.00/0.97 |
| greeting | zh | 1.00/1.00 | 1.00/0.90 | 1.00/1.00 | 0.90/0.90 | 1.00/0.67 | 1.00/1.00 | 0.97/0.91 |
| farewell_thanks | en | 1.00/1.00 | 1.00/1.00 | 0.78/1.00 | 0.81/1.00 → 0.87/1.00 | 1.00/1.00 | 1.00/0.88 | 0.89/0.98 → 0.91/0.98 |
| farewell_thanks | zh | 1.00/1.00 | 0.83/1.00 → 1.00/1.00 | 1.00/1.00 | 0.88/1.00 | 1.00/1.00 | 1.00/1.00 | 0.91/1.00 → 0.95/1.00 |
| personal_data_exposed | en | 1.00/1.00 | 0.88/1.00 | 0.75/1.00 | 1.00/0.92 | 1.00/1.00 | 1.00/0.67 | 0.93/0.93 |
| personal_data_exposed | zh | 1.00/1.00 | 1.00/1.00 | 1.00/1.00 | 0.82/0.90 → 0.91/1.00 | 1.00/1.00 | 1.00/1.00 | 0.92/0.96 → 0.96/1.00 |
| chases | en | 1.00/1.00 | 1.00/0.88 | 0.86/1.00 | 1.00/0.82 | 1.00/1.00 | 0.86/0.86 | 0.94/0.89 |
| chases | zh | 1.00/1.00 | 0.89/0.80 | 1.00/0.83 | 1.00/0.86 → 1.00/1.00 | 0.60/1.00 → 0.75/1.00 | 0.88/0.78 | 0.90/0.83 → 0.93/0.88 |
| threat | en | 1.00/1.00 | 1.00/1.00 | 1.00/1.00 | 0.82/0.82 | 0.00/0.00 → 0.67/1.00 | 1.00/0.86 | 0.89/0.83 → 0.90/0.90 |
| threat | zh | 1.00/1.00 | 0.88/0.88 → 0.89/1.00 | 0.67/0.67 | 0.88/1.00 → 0.94/1.00 | 1.00/0.33 | 0.88/0.88 | 0.86/0.86 → 0.89/0.89 |

## Speed

Guards (what takes away any hit of a category) are compiled once a category, and what they find in the whole text is looked for once:
the many new patterns cost little. benchmarks/words.py with 40 000 texts of 120 characters full of hits, old and new lists by turns,
twice, on a busy machine of two processors: 175 and 179, then 172 and 206 microseconds of processor a text (1.02 and 1.20 times), 48 to
78 times one DuckDB alternation. With 200 000 texts 245 microseconds a text (some ten other programs wanted the two processors), 1 087
texts a second by the clock, 172 times an alternation, which had warmed up to 1.4 microseconds a text. A million texts were not run:
the machine was not free for it. Compiling takes 1.0 s for 0.8.

## A message board, read by eye

The 2 816 replies of a Chinese message board of local governments, which nobody labelled, were run through the lists. In twenty of
them, drawn by a seeded generator among those under 700 characters, 40 categories were found and read by eye: greeting 15 of 15 right,
thanks 13 of 13, verified facts 5 of 6, progress 3 of 4, compensation 0 of 1, denial 0 of 1: 36 of 40 in all. Wrong were "free of
charge" in the rules of a subsidy, a screening of patients taken for a check, the test phase of a radio station taken for the stage of
the matter, and a technical argument taken for denial. Six replies name an office's line: none was taken for a private number, and the
one time named by a third party was not taken for a promise. Missed were four checks or stages told without any of the usual words.
Samples of single categories, read to find gaps, were worse: of 30 promises with a time a third were accounts of dated acts of the
past, of 14 offers most were rules or acts of third parties. After the rules made from them 68 replies have personal data (124 before),
78 an offer (79) and 128 a promise (188). So many formal accounts with dates are not what a service desk writes; an office that
does should read its promises with care.
"""


def main() -> None:
    """Judge what was held out, together and set by set, what was learnt from, and the open labels where they are given."""
    sets = {name: [text for part in ("en", "zh") for text in read(TEXTS / f"{name}_{part}.jsonl")] for name in SETS}
    held = {name: [text for text in texts if name == "last" or not int(text.text_id[-3:]) % 2] for name, texts in sets.items()}
    parts = {"All held-out texts together": [text for texts in held.values() for text in texts]}
    parts |= {f"{title}, held out": held[name] for name, title in SETS.items()}
    parts["Odd numbers of the sets, learnt from"] = [text for name, texts in sets.items() for text in texts if text not in held[name]]
    parts["Own texts, learnt from"] = [text for name in ("en", "zh") for text in read(TEXTS / f"labelled_{name}.jsonl")]
    if len(sys.argv) > 1:
        parts["Open labels, learnt from"] = read(Path(sys.argv[1]))
    pages = [HEAD.format(version=shipped().version)]
    pages += [f"## {title} ({len(part)} texts)\n\n{scores(judge(part, shipped())[0], 'md')}\n" for title, part in parts.items()]
    (ROOT / "docs" / "words.md").write_text("\n".join(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
