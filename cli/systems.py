"""The presets in words: which systems are known, and how an export of each becomes our tables."""

from .loading.fields import Field
from .loading.presets import Kind, Preset, Record, preset_names, read_preset
from .terminal import table


def listing() -> str:
    """Every preset with the system it is for."""
    return table(("preset", "system"), [(name, read_preset(name).title) for name in preset_names()])


def one(name: str) -> str:
    """The mapping of one preset: kinds of export, columns, words. UsageError where there is no such preset."""
    preset = read_preset(name)
    parts = [f"{name}: {preset.title}", preset.about, *_facts(preset)]
    for kind in preset.kinds:
        parts += ["", *_kind(kind, len(preset.kinds) > 1)]
    return "\n".join(part for part in parts if part is not None)


def _facts(preset: Preset) -> list[str]:
    facts = []
    if preset.timezone:
        facts.append(f"times without an offset: {preset.timezone}")
    if preset.date_order:
        facts.append(f"dates: {preset.date_order}")
    if preset.aliases:
        facts.append("other columns are found by their usual names, English and Chinese")
    return facts


def _kind(kind: Kind, named: bool) -> list[str]:
    lines = [f"Export: {kind.title}"] if named else []
    if kind.recognise:
        lines.append(f"recognised by: {', '.join(kind.recognise)}")
    for record in kind.records:
        lines += ["", *_record(record)]
    return lines


def _record(record: Record) -> list[str]:
    rows = [(ours, told(field)) for ours, field in record.columns.items()]
    rows += [(ours, f"always {word!r}") for ours, word in record.constants.items()]
    lines = (
        [f"each row makes one of {record.table}:", table(("ours", "theirs"), rows)] if rows else [f"each row makes one of {record.table}"]
    )
    for ours, words in record.values.items():
        lines.append(f"  {ours}: " + ", ".join(f"{theirs} = {mine}" for theirs, mine in words.items()))
    return lines


def told(field: Field) -> str:
    """Where a column of ours comes from, in words."""
    if field.join:
        return " + ".join(field.join)
    return " or ".join((*field.either, *field.first))
