"""The same log by other ways, for comparison: prints a JSON object of what was found, CPU seconds by step and peak memory.

python benchmarks/others.py FOLDER scan|pandas|polars|pm4py
"""

import json
import resource
import sys
import time
from pathlib import Path

FILES = ("complaints", "events", "calls")
DAYS = 30


def scan(folder: Path) -> dict[str, float]:
    """DuckDB reads every cell of the CSVs as text, and keeps nothing."""
    import duckdb

    con = duckdb.connect()
    cells = 0
    for name in FILES:
        columns = ", ".join(
            f"'{column}': 'varchar'" for column in (folder / f"{name}.csv").open(encoding="utf-8").readline().strip().split(",")
        )
        read = f"read_csv('{folder / name}.csv', auto_detect=false, header=true, delim=',', quote='\"', escape='\"', columns={{{columns}}})"
        cells += sum(con.execute(f"select count(columns(*)) from {read}").fetchall()[0])
    return {"cells": cells}


def pandas(folder: Path) -> dict[str, float]:
    """Load, first contacts, hand-offs by pair of teams, repeats: as one would write it in pandas."""
    import pandas as pd

    cases = pd.read_csv(folder / "complaints.csv", parse_dates=["received_at"])
    events = pd.read_csv(folder / "events.csv", parse_dates=["at"])
    calls = pd.read_csv(folder / "calls.csv", parse_dates=["started_at", "answered_at", "ended_at"])
    written = events.loc[(events["kind"] == "contact") & (events["direction"] == "out"), ["complaint_id", "at"]]
    spoken = calls[(calls["direction"] == "out") & (calls["outcome"] == "answered")].rename(columns={"answered_at": "at"})[
        ["complaint_id", "at"]
    ]
    contacts = pd.concat([written, spoken]).merge(cases[["complaint_id", "received_at"]], on="complaint_id")
    first = (
        contacts[contacts["at"] >= contacts["received_at"]]
        .groupby("complaint_id")
        .agg(at=("at", "min"), received_at=("received_at", "first"))
    )
    told = events[events["team"].notna()].sort_values(["complaint_id", "at"], kind="stable")
    before = told.groupby("complaint_id")["team"].shift()
    pairs = told[before.notna() & (before != told["team"])].assign(before=before).groupby(["before", "team"]).size()
    ordered = cases.sort_values(["customer_id", "issue", "received_at", "complaint_id"], kind="stable")
    gap = ordered.groupby(["customer_id", "issue"])["received_at"].diff()
    return {
        "contacts": len(first), "seconds": int((first["at"] - first["received_at"]).dt.total_seconds().sum()),
        "pairs": len(pairs), "handoffs": int(pairs.sum()), "repeats": int((gap <= pd.Timedelta(days=DAYS)).sum()),
    }  # fmt: skip


def polars(folder: Path) -> dict[str, float]:
    """The same in polars."""
    import polars as pl

    cases = pl.read_csv(folder / "complaints.csv", try_parse_dates=True)
    events = pl.read_csv(folder / "events.csv", try_parse_dates=True, infer_schema_length=10_000)
    calls = pl.read_csv(folder / "calls.csv", try_parse_dates=True, infer_schema_length=10_000)
    written = events.filter((pl.col("kind") == "contact") & (pl.col("direction") == "out")).select("complaint_id", "at")
    spoken = calls.filter((pl.col("direction") == "out") & (pl.col("outcome") == "answered")).select(
        "complaint_id", at=pl.col("answered_at")
    )
    contacts = pl.concat([written, spoken]).join(cases.select("complaint_id", "received_at"), on="complaint_id")
    first = (
        contacts.filter(pl.col("at") >= pl.col("received_at"))
        .group_by("complaint_id")
        .agg(pl.col("at").min(), pl.col("received_at").first())
    )
    told = events.filter(pl.col("team").is_not_null()).sort("complaint_id", "at", maintain_order=True)
    told = told.with_columns(before=pl.col("team").shift().over("complaint_id"))
    pairs = told.filter(pl.col("before") != pl.col("team")).group_by("before", "team").len()
    gap = cases.sort("customer_id", "issue", "received_at", "complaint_id").select(
        (pl.col("received_at") - pl.col("received_at").shift().over("customer_id", "issue")).alias("gap")
    )
    return {
        "contacts": len(first), "seconds": int((first["at"] - first["received_at"]).dt.total_seconds().sum()),
        "pairs": len(pairs), "handoffs": int(pairs["len"].sum()), "repeats": gap.filter(pl.col("gap") <= pl.duration(days=DAYS)).height,
    }  # fmt: skip


def pm4py(folder: Path) -> dict[str, float]:
    """PM4Py's handover of work, without its diagonal; only the discovery is timed (step `discover`)."""
    import pandas as pd
    import pm4py as mining

    events = pd.read_csv(folder / "events.csv", parse_dates=["at"])
    told = events[events["team"].notna()].sort_values(["complaint_id", "at"], kind="stable")
    frame = pd.DataFrame({
        "case:concept:name": told["complaint_id"], "org:resource": told["team"], "concept:name": told["kind"],
        "time:timestamp": told["at"].dt.tz_localize("UTC"),
    })  # fmt: skip
    began = time.process_time()
    network = mining.discover_handover_of_work_network(frame)
    seconds = time.process_time() - began
    steps = len(frame) - frame["case:concept:name"].nunique()
    pairs = {pair: round(share * steps) for pair, share in network.connections.items() if pair[0] != pair[1]}
    return {"pairs": len(pairs), "handoffs": sum(pairs.values()), "discover": seconds}


def main(folder: Path, way: str) -> None:
    """Run one of them and print what it took."""
    begun = time.perf_counter()
    found = {"scan": scan, "pandas": pandas, "polars": polars, "pm4py": pm4py}[way](folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found | {"wall": time.perf_counter() - begun, "peak_mib": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
