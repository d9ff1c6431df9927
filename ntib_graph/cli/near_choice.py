"""A choice that knows what one may have meant."""

from __future__ import annotations

import click


class NearChoice(click.Choice[str]):
    """One of several words; for another one the message names the nearest."""

    def get_invalid_choice_message(self, value: str, ctx: click.Context | None) -> str:  # noqa: ARG002
        """What is wrong, what may have been meant, and all that there is."""
        import difflib

        near = difflib.get_close_matches(value.casefold(), [str(choice) for choice in self.choices], n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        return f"{value!r} is none of {', '.join(map(str, self.choices))}.{hint}"
