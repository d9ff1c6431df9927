"""Help with examples: they speak of the domain, so they are its data (``queries/examples.toml``)."""

from __future__ import annotations

from pathlib import Path

import click


def read_examples(folder: Path) -> dict[str, list[str]]:
    """The example command lines of a domain folder, by command; none where it has no ``queries/examples.toml``."""
    import tomllib

    try:
        return tomllib.loads((folder / "queries" / "examples.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # Help is shown even where a domain is broken; the command itself will say what is wrong with it.
        return {}


def examples_of(context: click.Context, command: str) -> list[str]:
    """The examples of a command in the domain that was chosen, or in the one that came with ntib."""
    from ntib_graph.vocabulary.domain import default_domain_folder

    domain = context.find_root().params.get("domain")
    return read_examples(domain or default_domain_folder()).get(command, [])


class ExampleCommand(click.Command):
    """A command whose help ends with the domain's examples."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The domain's examples of this command, one a line."""
        write_examples(examples_of(ctx, self.name or ""), formatter)


def write_examples(examples: list[str], formatter: click.HelpFormatter) -> None:
    """A section of command lines, unwrapped."""
    if examples:
        with formatter.section("Examples"):
            for line in examples:
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")
