"""The page that ``ntib man`` shows."""

from __future__ import annotations

import re

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import COMMANDS, group
from tests.cli.conftest import Run


def test_every_command_option_and_exit_code_is_on_the_page(ntib_on: Run, graph: KnowledgeGraph) -> None:
    code, page, said = ntib_on(graph, "man")
    assert (code, said) == (0, "")
    for name in COMMANDS:
        assert re.search(rf"^    ntib {name}\b", page, re.MULTILINE), name
        command = group.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert all(option in page for parameter in command.params for option in parameter.opts if option.startswith("--"))
    for title in ("SYNOPSIS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"):
        assert f"\n{title}\n" in page
    codes = page.partition("EXIT STATUS")[2].partition("ENVIRONMENT")[0]
    assert re.findall(r"^    (\d+)$", codes, re.MULTILINE) == ["0", "1", "2", "3", "4", "5", "130"]


def test_the_page_fits_a_terminal_and_has_no_escapes(ntib_on: Run, graph: KnowledgeGraph) -> None:
    page = ntib_on(graph, "man")[1]
    assert "\x1b" not in page
    examples = re.compile(r"^\s+(\$ )?ntib .*$")
    assert max(len(line) for line in page.splitlines() if not examples.match(line)) <= 100


def test_the_page_is_of_the_domain_at_hand(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    assert "AUKUS" not in ntib_on(lighthouses, "man")[1]
