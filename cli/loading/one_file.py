"""Load one file: open, map, stage, type; then write rows, quarantine and ledger."""

import hashlib
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputRefusedError
from ..reading import Account, Export, open_export
from . import drift
from .accounts import FileAccount
from .drift import shown
from .events import identify_events
from .headers import Header
from .ledger import Entry, Told, known_import, write_import, write_quarantine, write_unknown
from .mapping import Plan, choose_kind, plan
from .recipe import Recipe
from .reshaping import RESHAPED, reshape
from .rows import STAGED, TypedRecord, Typist
from .seen import remember_words
from .touches import Target
from .upsert import Upsert

if TYPE_CHECKING:
    import duckdb


class FileLoad:
    """The load of one file of one source."""

    def __init__(
        self,
        con: "duckdb.DuckDBPyConnection",
        staging: "duckdb.DuckDBPyConnection",
        recipe: Recipe,
        run: tuple[str, bool],
    ) -> None:
        """Take the work database, a connection for staging, how the source is read, the run and whether it brings mended rows."""
        self.con, self.staging, self.recipe = con, staging, recipe
        self.run_id, self.is_mended = run

    def load(self, path: Path, scratch: Path) -> FileAccount:
        """Load the file; nothing is written where InputRefusedError is raised."""
        started = _now()
        export = self._open(path, scratch)
        import_id = self._identity(export)
        before = known_import(self.con, import_id)
        if before:
            return _again(self.recipe.source.name, export, import_id, before)
        header = Header(export)
        kind = choose_kind(header, self.recipe.preset)
        if kind.reshape:
            account = export.stage(self.staging, STAGED)
            header = reshape(self.staging, header, kind)
        mapped = plan(header, kind, self.recipe.preset, self.recipe.source)
        _check_types(export, mapped, self.recipe)
        if not kind.reshape:
            account = export.stage(self.staging, STAGED)
        typist = Typist(self.staging, mapped, self.recipe.rules(export.file), self.recipe.nulls)
        records = typist.all(RESHAPED if kind.reshape else f"(select *, cast(1 as bigint) as legs from {STAGED})")
        identify_events(self.staging, records)
        bad = self._bad(account)
        if account.rows and bad / account.rows > self.recipe.max_quarantined:
            raise InputRefusedError(
                f"{path}: {bad} of {account.rows} rows can't be used, above the limit of "
                f"{self.recipe.max_quarantined:.0%} ([loading] max_file_quarantined); nothing of it was loaded"
            )
        entry = Entry(self.recipe, export, import_id, self.run_id, started)
        return self._write(entry, mapped, account, records)

    def _open(self, path: Path, scratch: Path) -> Export:
        """Open as a file with a header row, or, where the preset knows headerless kinds, as one of these."""
        kinds = [kind for kind in self.recipe.preset.kinds if kind.header]
        try:
            export = open_export(path, self.recipe.how, scratch)
            if not kinds or _is_recognised(export, self.recipe):
                return export
        except InputRefusedError:
            if not kinds:
                raise
        for kind in kinds:
            with suppress(InputRefusedError):
                other = open_export(path, self.recipe.headerless(kind), scratch)
                if other.format == "csv" and _fits(other, self.staging):
                    return other
        return open_export(path, self.recipe.how, scratch)

    def _identity(self, export: Export) -> str:
        parts = (self.recipe.source.name, export.sha256, self.recipe.digest)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

    def _bad(self, account: Account) -> int:
        found = self.staging.execute("select cast(coalesce(sum(legs), 0) as bigint) from bad_lines").fetchall()
        return account.rejected + int(found[0][0])

    def _write(self, entry: Entry, mapped: Plan, account: Account, records: list[TypedRecord]) -> FileAccount:
        """Write everything; from here on an error means that the whole run is thrown away."""
        source = self.recipe.source.name
        outcome = Upsert(self.con, self.staging, Target(source, entry.import_id)).all(mapped, records)
        bad = self._bad(account)
        rows = {"new": 0, "changed": 0, "same": 0, **outcome.rows}
        rest = account.rows - sum(rows.values()) - bad
        partial = mapped.kind.reshape or any(one.plan.record.where or one.plan.record.needs for one in records)
        if rest < 0 or (rest and not partial):
            raise RuntimeError(f"{entry.export.file}: {rest} rows are not accounted for: {rows}, {account}")
        counts = {"read": account.rows, **rows, "same": rows["same"] + rest, "quarantined": bad}
        warnings = [*account.warnings, *mapped.warnings, *self._odd(outcome.kept_known, rest, records)]
        drifted = drift.compare(self.con, entry, self._kind(mapped), (mapped, counts["read"]))
        warnings += drifted.warnings
        strange = remember_words(self.con, self.staging, (source, entry.import_id), records)
        warnings += [f"{field} never seen before: {shown(words)}" for field, words in strange.items()]
        reasons = write_quarantine(self.con, self.staging, entry, records)
        write_unknown(self.con, source, records)
        told = Told({**counts, **self._times(records)}, self._kind(mapped), drifted, tuple(warnings))
        write_import(self.con, entry, account, told)
        return FileAccount(
            source, entry.export.file, entry.import_id, counts["read"], counts["new"], counts["changed"],
            counts["same"], bad, entry.export.encoding, entry.export.format, tuple(warnings), reasons,
        )  # fmt: skip

    def _kind(self, mapped: Plan) -> str:
        """The kind of export that the file is compared with; mended rows are no export."""
        return mapped.kind.title + (drift.MENDED if self.is_mended else "")

    def _times(self, records: list[TypedRecord]) -> dict[str, int]:
        """How many times the clock had skipped, or shown twice."""
        odd: Counter[str] = Counter()
        for one in records:
            gap, fold = self.staging.execute(
                f"select coalesce(sum(times_gap), 0), coalesce(sum(times_fold), 0) from {one.name} where not is_bad"
            ).fetchall()[0]
            odd.update(times_nonexistent=int(gap), times_ambiguous=int(fold))
        return dict(odd)

    def _odd(self, kept_known: int, rest: int, records: list[TypedRecord]) -> list[str]:
        """What the account alone does not tell."""
        said = []
        if not self.recipe.is_zone_stated and any(one.is_naive for one in records):
            said.append(
                'no time zone is set, so times without an offset were read as UTC; set timezone = "…" in the source or in [project]'
            )
        if kept_known:
            said.append(
                f"{kept_known} rows differ from what is known but tell of earlier times; the known was kept "
                "(map updated_at, where the export has an update time)"
            )
        if rest:
            said.append(f"{rest} rows hold nothing that this preset loads; they count as same")
        odd = self._times(records)
        if odd.get("times_nonexistent"):
            said.append(f"{odd['times_nonexistent']} times that the clock skipped were moved forward ({self.recipe.zone})")
        if odd.get("times_ambiguous"):
            said.append(f"{odd['times_ambiguous']} times that the clock showed twice were read as the first ({self.recipe.zone})")
        for one in records:
            for field, words in one.unknown.items():
                said.append(f"{field}: {len(words)} words that the mapping does not know: {shown(sorted(words), 5)}")
        return said


def _is_recognised(export: Export, recipe: Recipe) -> bool:
    try:
        kind = choose_kind(Header(export), recipe.preset)
    except InputRefusedError:
        return False
    return Header(export).has_all(kind.recognise)


def _fits(export: Export, staging: "duckdb.DuckDBPyConnection") -> bool:
    """Whether most rows have the width that the declared header has."""
    account = export.stage(staging, "tried")
    return account.rejected * 2 < account.rows


def _check_types(export: Export, mapped: Plan, recipe: Recipe) -> None:
    """Refuse a file that itself types a time as a number, unless the settings say how to read it."""
    if {"epoch", "epoch_ms", "excel"} & {*recipe.source.dates, *recipe.preset.dates}:
        return
    for record in mapped.records:
        for one in record.fields:
            kind = export.types.get(one.column, "")
            if one.sort in ("time", "date") and kind.startswith(("int", "uint", "float", "double")):
                raise InputRefusedError(
                    f"{export.path}: column {one.column!r} ({one.ours}) is {kind}, not a time; declare how it is to be read "
                    '(dates = ["epoch"] or ["epoch_ms"] in the source)'
                )


def _again(source: str, export: Export, import_id: str, before: int) -> FileAccount:
    """The account of a file that is known to the byte, read in the same way: nothing is touched."""
    return FileAccount(source, export.file, import_id, before, 0, 0, before, 0, export.encoding, export.format)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
