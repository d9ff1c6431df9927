"""``ntib completion``."""

from __future__ import annotations

import click

from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.near_choice import NearChoice


@click.command("completion", cls=ExampleCommand)
@click.argument("shell", type=NearChoice(("bash", "zsh", "fish")))
def command(shell: str) -> None:
    """Print what makes a shell complete commands, options and the names of your graph.

    bash: add  eval "$(ntib completion bash)"  to ~/.bashrc. zsh: the same with zsh in ~/.zshrc, after compinit. fish:
    ntib completion fish > ~/.config/fish/completions/ntib.fish
    """
    from click.shell_completion import get_completion_class

    from ntib_graph.cli import COMPLETION_VARIABLE, group

    kind = get_completion_class(shell)
    assert kind is not None
    source = kind(group, {}, "ntib", COMPLETION_VARIABLE)
    # click asks bash for its version first, which says nothing about the shell that will read this; and its script would
    # take the backslash from before the space in a name.
    click.echo((source.source_template % source.source_vars()).replace("read type", "read -r type"))
