"""Write docs/words.md: precision and recall of the phrase lists on labelled texts, held out (held_*, judge_*, blind_*) or learnt from.

python benchmarks/words_figures.py [OPEN_LABELS.jsonl]
"""

import sys
from pathlib import Path

from plaint.words.finder import shipped
from plaint.words.labelled import Labelled, judge, read
from plaint.words.showing import scores

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "words"
LEARNT = {
    "unseen": "Another author's texts",
    "fresh": "Hard texts",
    "second": "Fourth set",
    "third": "Fifth set",
    "last": "Last set",
    "harder": "Two more authors' texts",
    "ordinary": "Ordinary texts",
    "more": "Four more authors' texts",
    "labelled": "Own texts",
}
JUDGES = {
    "blind": "Held out whole, by two more authors",
    "held": "Held out, ordinary texts",
    "judge": "Held out, half of them made to mislead",
}
HEAD = """# How well the phrase lists find what is meant

Lists: {version}. Written by benchmarks/words_figures.py; `plaint words test FILE` does the same for any labelled texts.

{judged}

Everything else was learnt from, so what is found in it says nothing about texts to come; it is here to show that nothing became worse:

- another author's texts (tests/words/unseen_*.jsonl), held out by half until the lists 2026.2;
- hard texts (fresh_*.jsonl), a fourth (second_*.jsonl), a fifth (third_*.jsonl) and a last set (last_*.jsonl), held out by half, or whole,
  until then; of their last misses and false alarms each kind was mended in 2026.3;
- harder_*.jsonl: the odd numbers of the author above, and texts by one more of the long tail of what people say: idioms, dialect, hints;
- ordinary_*.jsonl: ordinary texts by authors who knew the guidelines and the open labels only (of those written in pairs the odd numbers);
- more_*.jsonl: 1 600 texts by four more such authors, who wrote as many near misses as they could;
- the own texts (labelled_*.jsonl), the sentences of tuning_extra.jsonl, the probes (probes.jsonl: sentences of one category, half of them
  near misses, written to find gaps) and the open labels.

The bar is a precision of 0.90 and a recall of 0.80, for regret, promises with a time, offers, greetings, farewells and thanks, personal
data, chasing and threats, in both languages. There are few texts of a category in a set, so the intervals (Wilson, 95 %) say more than the
shares.

## What the probes said

The lists 2026.3 were made in rounds: two to nine hundred sentences were written from the guidelines, half of them near misses, before the lists
were tried on them; what was wrong was mended by its kind (tense, who speaks, conditions, rules for everybody, third parties, refusals after
"sorry"), and new sentences were written. What a round found at first sight is the honest guess at texts to come, of a kind harder than these,
for a half of the sentences were written to mislead:

{rounds}

## Speed

{speed}

## A message board, read by eye

The 2 816 replies of a Chinese message board of local governments, which nobody labelled, were run through the lists 2026.2. In twenty of
them, drawn by a seeded generator among those under 700 characters, 40 categories were found and read by eye: greeting 15 of 15 right,
thanks 13 of 13, verified facts 5 of 6, progress 3 of 4, compensation 0 of 1, denial 0 of 1: 36 of 40 in all. Wrong were "free of
charge" in the rules of a subsidy, a screening of patients taken for a check, the test phase of a radio station taken for the stage of
the matter, and a technical argument taken for denial. Six replies name an office's line: none was taken for a private number, and the
one time named by a third party was not taken for a promise. Missed were four checks or stages told without any of the usual words.
Samples of single categories, read to find gaps, were worse: of 30 promises with a time a third were accounts of dated acts of the
past, of 14 offers most were rules or acts of third parties. After the rules made from them 68 replies have personal data (124 before),
78 an offer (79) and 128 a promise (188). So many formal accounts with dates are not what a service desk writes; an office that
does should read its promises with care. The lists 2026.5 found 94 offers and 191 promises; what the words around them say leaves 32 and
114. Twenty hits of 2026.6, drawn anew: greetings 10 of 10 right, facts 5 of 6 (wrong:
what a third party said), thanks 2 of 3, promises 0 of 1. Of 19 promises read with the first cues five were plans of the office itself with a date, the others those of third parties, rules and
dated acts of the past.
"""


JUDGED = """Read the first three tables: texts held out. Their authors knew the guidelines and the open labels and neither the lists nor
any other set. Those of tests/words/held_*.jsonl and blind_*.jsonl are ordinary, a third of them near misses; of judge_*.jsonl half were made to mislead.
Of what the authors of held_* and judge_* wrote the odd numbers were learnt from (ordinary_*.jsonl, harder_*.jsonl); of the authors of blind_*, who wrote
when the lists 2026.5 were done, nothing was. Nobody who changed the lists has read a text held out, or a miss, only totals: of held_* and judge_* some
twenty times, of blind_* some fifteen times, to choose how clearly the words around must speak (a threshold each way, the same for all categories) and
which of two versions of each list to keep. A second annotator, who saw neither labels nor lists, gave held_* the same labels in 99 of 100 cases,
so what is wrong there is the lists'. On blind_* and held_* together the bar is reached in all sixteen cases (a test holds that); in single sets a few
figures lie below it by one or two texts.

Phrases alone (lists 2026.5) took one of six promises and one of seven chases held out for what they are not, whatever was added to them. Since
2026.6 the words around a hit are weighed (cli/words/cues.py): logistic regression on words and pairs of neighbours, learnt by
benchmarks/words_cues.py from what was learnt from before. A hit that they speak clearly against does not count (log odds below -1.5, both outcomes taken
as equally frequent); and a date, an amount or a court, which say nothing by themselves, count with their sentence where the words around speak
clearly for it (above 2). `plaint words find` names the words that took a hit away.

At first sight, before anything was learnt from an author (precision/recall, 800 texts a language each time, odd and even; the later authors
wrote more of the hard four, promises, offers, chasing and threats, and the last two, more_*, more near misses of them too):

| category | en, lists 2026.3 | en, 2026.4, two more | en, first cues, two more | zh, 2026.3 | zh, 2026.4, two more | zh, first cues, two more |
| --- | --- | --- | --- | --- | --- | --- |
| regret | 0.95/0.95 | 0.99/0.94 | 0.97/0.90 | 0.91/0.94 | 0.96/0.99 | 1.00/0.89 |
| promise_with_time | 0.90/0.93 | 0.87/0.94 | 0.95/0.91 | 0.86/0.77 | 0.87/0.86 | 0.94/0.87 |
| compensation_offer | 0.97/0.93 | 0.93/0.88 | 0.82/0.86 | 0.90/0.70 | 0.87/0.86 | 0.87/0.85 |
| greeting | 0.97/0.97 | 0.99/0.99 | 1.00/0.97 | 0.91/0.97 | 0.96/0.97 | 0.95/0.97 |
| farewell_thanks | 0.97/0.97 | 0.95/0.95 | 0.98/0.98 | 0.94/0.97 | 1.00/0.95 | 0.98/0.98 |
| personal_data_exposed | 1.00/0.93 | 1.00/0.88 | 1.00/1.00 | 1.00/1.00 | 1.00/1.00 | 1.00/1.00 |
| chases | 0.81/0.86 | 0.89/0.94 | 0.82/0.81 | 0.85/0.80 | 0.86/0.89 | 0.94/0.86 |
| threat | 0.93/0.77 | 0.87/0.91 | 0.89/0.80 | 0.91/0.78 | 0.87/0.95 | 0.95/0.85 |

(the lists 2026.5 on the last Chinese 800: promises 0.82/0.82, offers 0.82/0.84, chasing 0.87/0.88, threats 0.92/0.84; on the first 400 of the last English
ones 0.84/0.89, 0.85/0.89, 0.73/0.82, 0.78/0.78.)"""
NOT_JUDGED = "No texts are held out at present (tests/words/held_*.jsonl is where they go): all the tables below are of texts learnt from."
ROUNDS = """| category | language | first | second | third | fourth | fifth |
| --- | --- | --- | --- | --- | --- | --- |
| regret | en | 0.85/0.91 | 0.75/0.91 | 0.67/1.00 | 0.77/0.83 | |
| regret | zh | 0.83/0.75 | 0.67/0.93 | 0.69/0.90 | 0.71/1.00 | |
| promise_with_time | en | 0.96/0.90 | 0.85/0.72 | 0.94/0.85 | 0.85/0.73 | 0.88/0.70 |
| promise_with_time | zh | 0.92/0.85 | 0.92/0.80 | 0.88/0.75 | 0.92/0.73 | 0.93/0.70 |
| compensation_offer | en | 0.96/0.90 | 0.83/0.78 | 0.73/0.80 | 0.87/0.87 | 0.94/0.75 |
| compensation_offer | zh | 1.00/0.95 | 1.00/0.83 | 0.81/0.65 | 0.82/0.60 | 1.00/0.60 |
| chases | en | 0.93/0.90 | 0.86/0.48 | 0.81/0.52 | 0.79/0.73 | 0.95/0.72 |
| chases | zh | 0.96/0.73 | 1.00/0.72 | 0.86/0.46 | 1.00/0.60 | 1.00/0.44 |
| threat | en | 0.89/0.78 | 0.83/0.58 | 0.95/0.77 | 1.00/0.67 | 1.00/0.62 |
| threat | zh | 0.91/0.86 | 0.94/0.62 | 0.86/0.73 | 0.80/0.80 | 1.00/0.54 |

(precision/recall at first sight, before mending). A last, smaller round in both languages together: regret 0.66/0.96 (two near misses to each
apology; it led to the rule that "sorry" with a clause after it counts only where the clause speaks of a fault or of harm), chasing 1.00/0.75, threats
0.79/0.75, greetings 0.92/0.92, farewells and thanks 0.90/0.96, personal data 1.00/1.00. Thirty chases and thirty
threats were then written to be as unlike the earlier ones as could be thought of: 1.00/0.33 and 0.88/0.47. So new ways of putting things are
still missed, in chasing and threats most of all: a customer has more ways to press than any list has phrases."""
SPEED = """Guards (what takes away any hit of a category) are compiled once a category, and what they find in the whole text is looked for once:
the many new patterns cost little. With 3 000 and 10 000 texts of 120 characters full of hits, the lists 2026.2 and 2026.3 by turns, twice each,
on a busy machine of two processors: 216, 242, 245 and 328 microseconds of processor a text with the old, 210, 274, 253 and 296 with the new
(0.9 to 1.13 times). Compiling takes 2.0 s for 1.5. A million texts (all different, 3.4 million spans found; the lists shortly before the last
round): 287 microseconds of processor a text, 326 times one DuckDB alternation, which takes 0.9 microseconds; 828 texts a second by the clock in
two processes, while a dozen other programs wanted the two processors. The lists 2026.4 take 1.2 (English) to 1.5 (Chinese) times as long as
2026.3 on texts full of hits, and 2.1 to 2.7 s to compile, measured by turns on a machine that others shared. In 2026.5 Chinese rules are tried one by
one (to look for the words of all of them first took longer), and what several rules ask of the words around a hit is compiled once: Chinese texts take
0.6 to 0.8 of what they took with 2026.4, English ones 1.04 to 1.17, and compiling 1.6 s. Weighing the words around (2026.6) costs a fifth more: 568 to
700 microseconds of processor for a text full of hits that goes out, 170 to 170 for one that comes in, by turns, beside other work. A million texts again (all different, 2.8 million spans): 655 microseconds of processor a text, 842
times the DuckDB alternation (0.8), 2 382 texts a second by the clock in two processes: twice the processor of the lists 2026.3, most of it their longer lists."""


def texts_of(name: str) -> list[Labelled]:
    """The labelled texts of a set, both languages; none where there is no such set."""
    paths = [TEXTS / f"{name}_{language}.jsonl" for language in ("en", "zh")]
    return [text for path in paths if path.exists() for text in read(path)]


def main() -> None:
    """Judge what is held out, where there is any, then what was learnt from, and the open labels where they are given."""
    parts = {title: texts for name, title in JUDGES.items() if (texts := texts_of(name))}
    judged = bool(parts)
    sets = {name: texts_of(name) for name in LEARNT}
    parts["All that was learnt from, together"] = [text for texts in sets.values() for text in texts]
    parts |= {f"{title}, learnt from": sets[name] for name, title in LEARNT.items()}
    if len(sys.argv) > 1:
        parts["Open labels, learnt from"] = read(Path(sys.argv[1]))
    pages = [HEAD.format(version=shipped().version, judged=JUDGED if judged else NOT_JUDGED, rounds=ROUNDS, speed=SPEED)]
    pages += [f"## {title} ({len(part)} texts)\n\n{scores(judge(part, shipped())[0], 'md')}\n" for title, part in parts.items()]
    (ROOT / "docs" / "words.md").write_text("\n".join(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
