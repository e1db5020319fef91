"""The help of all commands as a stranger reads it: everything is told, and one thing has one name."""

import click
import pytest
from plaint import app


def every_command():
    """(path, command) of each command that does something."""
    for name in app.COMMANDS:
        command = app.cli.get_command(None, name)
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", one) for sub, one in command.commands.items())
        else:
            yield name, command


COMMANDS = dict(every_command())


def options(command):
    return [param for param in command.params if isinstance(param, click.Option)]


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_says_what_it_does_and_shows_an_example_of_itself(path):
    text = COMMANDS[path].help
    assert text.split("\n")[0].rstrip(" .;:") != ""
    examples = text.partition("Example:")[2]
    assert f"plaint {path}" in " ".join(examples.split())


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_is_explained_in_a_sentence(path):
    for option in options(COMMANDS[path]):
        assert option.help, option.name
        assert option.help[0].isupper() or option.help.startswith("out:"), option.help
        assert option.help.endswith(".")


def test_an_option_of_one_name_is_the_same_thing_everywhere():
    forms = {}
    for path, command in COMMANDS.items():
        for option in options(command):
            name = max(option.opts, key=len)
            kind = (tuple(sorted(option.opts)), option.metavar, option.is_flag, type(option.type).__name__)
            forms.setdefault(name, {}).setdefault(kind, []).append(path)
    assert {name: kinds for name, kinds in forms.items() if len(kinds) > 1} == {}


def test_no_option_but_those_of_all_takes_the_letters_of_all():
    letters = {"-s": "--settings", "-f": "--format", "-o": "--output", "-v": "--verbose", "-d": "--direction"}
    for command in COMMANDS.values():
        for option in options(command):
            assert all(letters[short] in option.opts for short in option.opts if len(short) == 2)


def test_the_exit_codes_stand_in_the_help(capfd):
    assert app.run(["--help"]) == 0
    assert "70 a bug of ours" in capfd.readouterr().out


def test_each_step_is_a_line_of_its_own_with_v_and_none_in_a_pipe_without(capfd, monkeypatch):
    from plaint.terminal import Steps, talk

    for level in (1, 2):
        monkeypatch.setattr(talk, "level", level)
        Steps()("deriving cases")
    assert capfd.readouterr().err == "deriving cases\n"


@pytest.mark.parametrize("path", [path for path in COMMANDS if " " in path])
def test_the_short_help_of_a_command_stands_whole_in_its_list(path):
    assert not COMMANDS[path].get_short_help_str(limit=62).endswith("...")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nighly"], "No such command 'nighly'; did you mean nightly?"),
        (["zzz"], "No such command 'zzz'."),
        (["nightly", "-q"], "-q stands before the command: plaint -q nightly"),
        (["check", "--strict"], "--strict stands before the command: plaint --strict check"),
        (["check", "--stict"], "No such option '--stict'."),
    ],
)
def test_a_slip_is_told_with_the_way_out(args, told, capfd):
    assert app.run(args) == 2
    assert capfd.readouterr().err.splitlines()[-1].startswith(f"Error: {told}")
