"""Cluster a million short texts: wall and CPU time, and the peak of memory. Run: python benchmarks/clusters.py [TEXTS]."""

import random
import resource
import sys
import time

from plaint import engine
from plaint.clusters import cluster_texts

STORIES = 400
WORDS = 6_000


def texts(count: int, seed: int = 7) -> list[str]:
    """Short complaints, English and Chinese in halves; each tells one of the stories in words of its own, among others."""
    drawn = random.Random(seed)
    words = ["".join(drawn.choices("bcdfglmnprst", k=1)[0] + drawn.choices("aeiou", k=1)[0] for _ in range(3)) for _ in range(WORDS)]
    signs = [chr(0x4E00 + drawn.randrange(3000)) for _ in range(2000)]
    stories = [(drawn.sample(words, 12), drawn.sample(signs, 24)) for _ in range(STORIES)]
    made = []
    for place in range(count):
        english, chinese = stories[min(int(drawn.expovariate(0.02)), STORIES - 1)]
        if place % 2:
            made.append(" ".join(drawn.sample(english, 5) + drawn.choices(words, k=5)))
        else:
            start = drawn.randrange(12)
            made.append("".join(chinese[start : start + 10] + drawn.choices(signs, k=10)))
    return made


def main() -> None:
    """Print what one run takes."""
    import pyarrow as pa

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    con = engine.connect(":memory:", means=engine.Means(memory_limit="2500MB", temp_directory="/tmp/plaint-bench"))  # noqa: S108
    engine.create_tables(con)
    con.register("given", pa.table({"place": range(count), "text": texts(count)}))
    con.execute("insert into complaints (source, complaint_id, description) select 'a', cast(place as varchar), text from given").fetchall()
    before = time.process_time(), time.time()
    cluster_texts(con, lambda step: print(f"{time.time() - before[1]:6.1f} s  {step}"))
    found = con.execute("select (select count(*) from text_clusters), count(cluster_id) / count(*) from text_cluster_members").fetchall()[0]
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} texts: {time.time() - before[1]:.0f} s, CPU {time.process_time() - before[0]:.0f} s, peak {used:.0f} MiB")
    print(f"{found[0]} clusters hold {found[1]:.0%} of the texts")


if __name__ == "__main__":
    main()
