"""Shell completion of names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, split_arg_string

from ntib_graph.model.errors import NtibGraphError

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.graph.named_queries import NamedQuery
    from ntib_graph.model.terms import Iri
    from ntib_graph.vocabulary.domain import Domain

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _completion(names: Callable[[KnowledgeGraph], Iterable[str]]) -> Complete:
    """The names that begin with what was typed; none where the domain or the graph cannot be read."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
        try:
            return _beginning(names(_graph_of(context)), incomplete)
        except (NtibGraphError, OSError):
            return []

    return complete


def _named_queries(graph: KnowledgeGraph) -> tuple[NamedQuery, ...]:
    from ntib_graph.graph.named_queries import read_named_queries

    return read_named_queries(graph.domain.folder / "queries" / "competency")


def _parameters(graph: KnowledgeGraph) -> Iterator[str]:
    # click does not parse a line whose last option has no value yet.
    words = split_arg_string(os.environ.get("COMP_WORDS", ""))
    for query in _named_queries(graph):
        if query.name in words:
            yield from (f"{parameter.name}=" for parameter in query.parameters)


def _short(iris: Iterable[Iri], domain: Domain) -> Iterator[str]:
    """Names as one types them: without the domain's own prefix, which shells break words at."""
    space = domain.ontology.namespace
    return (iri.value.removeprefix(space) if iri.value.startswith(space) else domain.compact(iri) for iri in sorted(iris))


def _formats(graph: KnowledgeGraph) -> Iterable[str]:  # noqa: ARG001
    from ntib_graph.export.formats import FORMATS

    return FORMATS


complete_things = _completion(lambda graph: graph.names() if graph.is_built else ())
"""Of the graph's names, in any case; none if there is no graph yet, for none is built for it."""
complete_added_documents = _completion(lambda graph: graph.added_documents())
complete_documents = _completion(lambda graph: graph.documents() if graph.is_built else ())
complete_named_queries = _completion(lambda graph: (query.name for query in _named_queries(graph)))
complete_parameters = _completion(_parameters)
complete_classes = _completion(lambda graph: _short(graph.domain.ontology.classes, graph.domain))
complete_relations = _completion(lambda graph: _short(graph.domain.ontology.properties, graph.domain))
complete_formats = _completion(_formats)


def _graph_of(context: click.Context) -> KnowledgeGraph:
    from ntib_graph.api import KnowledgeGraph

    # A completion does not run the group's own function, which would have put its settings into the context.
    given = context.find_root().params
    domain, store = (Path(given[name]) if given.get(name) else None for name in ("domain", "store"))
    return KnowledgeGraph(domain, store)


def _beginning(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    start = incomplete.casefold()
    # Bash puts a completion into the line as it is; zsh and fish quote it themselves.
    is_raw = os.environ.get("_NTIB_COMPLETE", "").startswith("bash")
    found = [name for name in names if name.casefold().startswith(start)]
    return [CompletionItem(re.sub(r"([^\w.,:/@%+=-])", r"\\\1", name) if is_raw else name) for name in found]
