"""plaint completion."""

import click

SHELLS = ("bash", "zsh", "fish")


@click.command(name="completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script that makes SHELL complete plaint's commands, options, measures and presets with the tab key.

    \b
    Example:  plaint completion bash >> ~/.bash_completion
              plaint completion zsh > ~/.zfunc/_plaint        (a folder of fpath)
              plaint completion fish > ~/.config/fish/completions/plaint.fish
    """  # noqa: D301  \b is Click's mark
    from ..completing import script

    click.echo(script(shell))
