"""Write the docs that are generated from the code, or with --check say which are out of date."""

import dataclasses
import inspect
import re
import sys
import types
import typing
from pathlib import Path

import click
from plaint import app, catalogue, systems
from plaint.loading import preset_names, read_preset
from plaint.loading.presets import Preset
from plaint.settings.check import Duration
from plaint.settings.model import Settings

ROOT = Path(__file__).parents[1]
_FIELD = re.compile(r"^    (?P<name>\w+):[^#\n]*(?:#\s*(?P<meaning>.*))?$", re.MULTILINE)


def generated() -> dict[Path, str]:
    """Every generated file with what it should hold."""
    docs = ROOT / "docs"
    return {
        docs / "queries.md": catalogue.markdown(),
        docs / "commands.md": commands(),
        docs / "settings.md": settings(),
        docs / "presets.md": presets(),
    }


def presets() -> str:
    """Every preset with its mapping, from the TOML files of cli/presets."""
    names = preset_names()
    parts = ["# Presets", "", "The systems whose exports need no mapping. Generated from `cli/presets` by `make docs`; do not edit.", ""]
    parts += ["| preset | system |", "| --- | --- |", *(f"| [{name}](#{name}) | {read_preset(name).title} |" for name in names), ""]
    for name in names:
        parts += [f"## {name}", "", *_preset(read_preset(name))]
    return "\n".join(parts).rstrip() + "\n"


def _preset(preset: Preset) -> list[str]:
    parts = [f"{preset.title}. {preset.about}", ""]
    facts = {"times without an offset": preset.timezone, "dates": preset.date_order}
    parts += [*(f"- {what}: {told}" for what, told in facts.items() if told), ""] if any(facts.values()) else []
    for kind in preset.kinds:
        parts += [f"### {preset.name}: {kind.title}", ""] if len(preset.kinds) > 1 else []
        parts += [f"Recognised by: {', '.join(f'`{one}`' for one in kind.recognise)}.", ""] if kind.recognise else []
        for record in kind.records:
            rows = [f"| {ours} | {systems.told(field).replace('|', chr(92) + '|')} |" for ours, field in record.columns.items()]
            rows += [f"| {ours} | always `{word}` |" for ours, word in record.constants.items()]
            parts += [f"Each row makes one of `{record.table}`" + (":" if rows else "."), ""]
            parts += ["| ours | theirs |", "| --- | --- |", *rows, ""] if rows else []
            for ours, words in record.values.items():
                parts += [f"- {ours}: " + ", ".join(f"`{theirs}` = {mine}" for theirs, mine in words.items())]
            parts += [""] if record.values else []
    return parts


def commands() -> str:
    """The help of every command."""
    parts = ["# Commands", "", "Generated from `--help` by `make docs`; do not edit.", "", *_help(app.cli, "plaint", None)]
    for name in app.COMMANDS:
        command = app.cli.get_command(None, name)
        parts += _help(command, f"plaint {name}", name)
        for sub in command.commands.values() if isinstance(command, click.Group) else ():
            parts += _help(sub, f"plaint {name} {sub.name}", sub.name)
    return "\n".join(parts).rstrip() + "\n"


def _help(command: click.Command, path: str, name: str | None) -> list[str]:
    context = click.Context(command, info_name=path, terminal_width=100, max_content_width=100)
    heading = "##" if path.count(" ") < 2 else "###"
    return [f"{heading} {path}" if name else f"## {path}", "", "```text", command.get_help(context), "```", ""]


def settings() -> str:
    """Every key of plaint.toml with its type, default and meaning, from the dataclasses and their comments."""
    parts = ["# Settings", "", "Every key of `plaint.toml`. Generated from the code by `make docs`; do not edit.", ""]
    parts += [
        "A duration is `20s`, `20min`, `8h`, `3d`, `2w` (on a calendar: working time, `d` is its usual day; on the wall: 24 h) or `15wd`",
        "(working days, due by the close of the last).",
        "",
    ]
    for field in dataclasses.fields(Settings):
        hint = typing.get_type_hints(Settings)[field.name]
        many = typing.get_origin(hint) is tuple
        inner = typing.get_args(hint)[0] if many else hint
        parts += _table(f"[[{field.name}]]" if many else f"[{field.name}]", inner)
    return "\n".join(parts).rstrip() + "\n"


def _table(heading: str, cls: type) -> list[str]:
    about = (inspect.getdoc(cls) or "").partition(": ")[2] or inspect.getdoc(cls) or ""
    meanings = {match["name"]: match["meaning"] or "" for match in _FIELD.finditer(inspect.getsource(cls))}
    hints = typing.get_type_hints(cls)
    rows = [
        f"| `{field.name}` | {_type(hints[field.name])} | {_default(field)} | {meanings.get(field.name, '').replace('|', chr(92) + '|')} |"
        for field in dataclasses.fields(cls)
    ]
    parts = [f"## {heading}", "", _sentence(about), "", "| key | type | default | meaning |", "| --- | --- | --- | --- |", *rows, ""]
    for field in dataclasses.fields(cls):
        if dataclasses.is_dataclass(hints[field.name]) and hints[field.name] is not Duration:
            parts += _table(f"{heading} {field.name}", hints[field.name])
    return parts


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _type(hint: object) -> str:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _type(next(arg for arg in args if arg is not type(None)))
    if origin is typing.Literal:
        return " or ".join(f"`{arg}`" for arg in args)
    if origin is tuple:
        return f"list of {_type(args[0])}s"
    if origin is not None:
        return "table"
    if hint is Duration:
        return "duration"
    if dataclasses.is_dataclass(hint):
        return "table"
    return {str: "text", int: "whole number", float: "number", bool: "true or false"}[hint]


def _default(field: dataclasses.Field) -> str:
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "required"
    value = field.default if field.default is not dataclasses.MISSING else field.default_factory()
    if isinstance(value, Duration):
        return f"`{value.text}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None or value == "" or isinstance(value, tuple | dict) or dataclasses.is_dataclass(value):
        return ""
    return f"`{value}`"


def main() -> int:
    """Write all, or with --check compare all; 1 where one is out of date."""
    stale = 0
    for path, text in generated().items():
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path.relative_to(ROOT)} is out of date; run `make docs`")  # noqa: T201  a script's result
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
