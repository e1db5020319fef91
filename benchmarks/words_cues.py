"""Learn cli/words/cues_*.json from the labelled texts in tests/words: which words around a hit speak for a category, and which against it.

Usage: python benchmarks/words_cues.py      (needs numpy and scipy, which the group `compare` brings; a minute)

Logistic regression, L2, on words and pairs of neighbours that stand in three texts or more; both outcomes weigh the same in all, since the sets
are no sample of a log. Of each category the cues with the greatest weights are kept, and fitted once more. Texts held out (held_*, judge_*, blind_*)
are not read. Greetings, farewells and personal data have no cues: they are formulae, and what stands around them says nothing about them.
"""

import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
from plaint.words.categories import CATEGORIES
from plaint.words.cues import PER_UNIT, words_of
from plaint.words.fold import fold
from plaint.words.lists import LANGUAGES
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent
SETS = ROOT / "tests" / "words"
HELD_OUT = ("held_", "judge_", "blind_")
WITHOUT = ("greeting", "farewell_thanks", "personal_data_exposed")
HAN = re.compile("[\u3400-\u9fff]")
IN_TEXTS, CUES, PENALTY, ROUNDS = 3, 2500, 0.1, 200


def main() -> None:
    """Write the cues of both languages."""
    for language in LANGUAGES:
        learnt = {}
        for direction, categories in CATEGORIES.items():
            for category in (one for one in categories if one not in WITHOUT):
                texts = [(words_of(fold(text).text, language), holds) for text, holds in told(language, direction, category)]
                learnt[category] = opinion(texts)
                print(
                    language,
                    category,
                    len(texts),
                    "texts",
                    sum(holds for _, holds in texts),
                    "mean it",
                    len(learnt[category]["cues"]),
                    "cues",
                )
        path = ROOT / "cli" / "words" / f"cues_{language}.json"
        path.write_text(json.dumps(learnt, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def told(language: str, direction: str, category: str) -> list[tuple[str, bool]]:
    """The texts that were learnt from, and whether people say that they mean the category; each text once."""
    found = {}
    for path in sorted(SETS.glob("*.jsonl")):
        if path.name.startswith(HELD_OUT):
            continue
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["direction"] != direction or language_of(row) != language:
                continue
            if "labels" in row:
                found[row["text"]] = category in row["labels"]
            elif row["category"] == category:
                found[row["text"]] = row["holds"]
    return list(found.items())


def language_of(row: dict) -> str:
    """Language of a labelled text; probes don't state it."""
    return row["lang"][:2] if "lang" in row else "zh" if HAN.search(row["text"]) else "en"


def opinion(texts: list[tuple[frozenset[str], bool]]) -> dict:
    """Base and cues of a category, from texts as words and whether they mean it."""
    counts = Counter(word for words, _ in texts for word in words)
    kept = sorted(word for word, times in counts.items() if times >= IN_TEXTS)
    means = np.array([holds for _, holds in texts])
    weights, _ = fitted(texts, means, kept)
    strongest = sorted(zip(-np.abs(weights), kept, strict=True))[:CUES]
    kept = sorted(word for _, word in strongest)
    weights, base = fitted(texts, means, kept)
    cues = {word: round(weight * PER_UNIT) for word, weight in zip(kept, weights, strict=True)}
    return {"base": round(base, 3), "cues": cues}


def fitted(texts: list[tuple[frozenset[str], bool]], means: np.ndarray, kept: list[str]) -> tuple[np.ndarray, float]:
    """Weights of the words kept, and the base."""
    places = {word: place for place, word in enumerate(kept)}
    rows = [sorted(places[word] for word in words if word in places) for words, _ in texts]
    shares = [1 / np.sqrt(max(1, len(row))) for row in rows for _ in row]
    ends = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((shares, np.concatenate([np.array(row, dtype=int) for row in rows]), ends), shape=(len(rows), len(kept)))
    share = means.mean()
    balance = np.where(means, 0.5 / share, 0.5 / (1 - share))
    signs = np.where(means, 1.0, -1.0)

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (matrix @ point[:-1] + point[-1])
        slopes = -signs * balance / (1 + np.exp(margins))
        cost = (balance * np.logaddexp(0, -margins)).sum() + PENALTY * (point[:-1] @ point[:-1]) / 2
        return cost, np.append(matrix.T @ slopes + PENALTY * point[:-1], slopes.sum())

    point = minimize(loss, np.zeros(len(kept) + 1), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return point[:-1], float(point[-1])


if __name__ == "__main__":
    main()
