"""The group of commands: it imports a command when it is called, not before."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """A group that imports a command when it is called, not before.

    `told` has the short help of each command, in the order of use; its module in `commands` bears its name.
    """

    def __init__(self, *args: Any, told: Mapping[str, str], **more: Any) -> None:  # noqa: ANN401  what Click's group takes
        """Take the commands besides what a group takes."""
        super().__init__(*args, **more)
        self.told = told

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All commands in the order of use."""
        return list(self.told)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import the module of the command; None where there is no such command."""
        if name not in self.told:
            return None
        command: click.Command = import_module(f".commands.{name}", __package__).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; UsageError, with the nearest, where there is none of that name."""
        near = get_close_matches(args[0], self.told, n=1) if args[0] not in self.told else []
        if near:
            ctx.fail(f"No such command '{args[0]}'; did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  what the command gives
        """Run the command; an option of all commands that stands behind one is told its place."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            if error.ctx and error.option_name in {name for param in self.params for name in param.opts}:
                told = f"{error.option_name} stands before the command: plaint {error.option_name} {ctx.invoked_subcommand}"
                raise click.NoSuchOption(error.option_name, told, ctx=error.ctx) from None
            raise

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """The commands by their static help, and the options: nothing is imported for it."""
        from click.shell_completion import CompletionItem

        found = [CompletionItem(name, help=told) for name, told in self.told.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their static short help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.told.items()))
