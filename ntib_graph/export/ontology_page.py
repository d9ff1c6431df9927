"""One HTML page of an ontology: every class and property, with links between them, that needs no network and no script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import TextIO

from ntib_graph.export.ontology_terms import DescribedOntology, Kind, OntologyTerm
from ntib_graph.model.terms import Iri, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain

_STYLE = Path(__file__).parent / "page" / "ontology.css"
_SLOT = re.compile(r"\{(\w+)\}")
_TITLES = {
    Kind.CLASS: "Classes",
    Kind.RELATION: "Relations",
    Kind.VALUE: "Values",
    Kind.ROLE: "Further roles of a fact",
    Kind.ANNOTATION: "Annotations",
}
_UNITS = {Kind.CLASS: ("thing", "things"), Kind.ANNOTATION: ("triple", "triples")}


def write_ontology_page(out: TextIO, described: DescribedOntology, domain: Domain) -> None:
    """Write the page.  The same ontology and graph give the same bytes."""
    out.write("\n".join(_Page(described, domain).lines()) + "\n")


class _Page:
    def __init__(self, described: DescribedOntology, domain: Domain) -> None:
        self._described, self._domain = described, domain
        self._terms: Mapping[Iri, OntologyTerm] = described.terms

    def lines(self) -> Iterator[str]:
        described = self._described
        title = escape(described.header_value("title") or "Ontology")
        style = _STYLE.read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        yield "<!doctype html>"
        yield '<html lang="en">'
        yield '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="generator" content="ntib_graph">\n<link rel="icon" href="data:,">'
        yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>"
        yield '<a class="skip" href="#terms">Skip to the terms</a>'
        yield f"<header>\n<h1>{title}</h1>"
        if text := described.header_value("description"):
            yield f"<p>{escape(text)}</p>"
        yield from self._header()
        yield "</header>"
        yield from self._contents()
        yield '<main id="terms">'
        for kind in Kind:
            own = self._of(kind)
            if own:
                yield f'<section aria-labelledby="{kind.value}-terms">\n<h2 id="{kind.value}-terms">{_TITLES[kind]}</h2>'
                for term in own:
                    yield from self._term(term)
                yield "</section>"
        yield "</main>\n</body>\n</html>"

    def _of(self, kind: Kind) -> list[OntologyTerm]:
        return sorted((t for t in self._terms.values() if t.kind is kind), key=lambda t: (t.is_engine, t.label.casefold(), t.iri))

    def _header(self) -> Iterator[str]:
        yield "<dl>"
        yield _row("Address", _outside(self._described.iri))
        for key, value in self._described.header:
            if key.local_name not in ("title", "description"):
                name = ns.split_camel_case(key.local_name)
                yield _row(name[0].upper() + name[1:], self._shown(value))
        counts = ", ".join(f"{len(self._of(kind))} {_TITLES[kind].lower()}" for kind in Kind if self._of(kind))
        yield _row("Terms", counts)
        yield "</dl>"

    def _contents(self) -> Iterator[str]:
        yield '<nav aria-label="Contents">'
        roots = [t.iri for t in self._of(Kind.CLASS) if not t.above]
        for kind in Kind:
            if own := self._of(kind):
                yield f"<details open><summary>{_TITLES[kind]} ({len(own)})</summary>"
                if kind is Kind.CLASS:
                    yield from self._tree(roots, frozenset())
                else:
                    yield "<ul>" + "".join(f"<li>{self._link(t.iri)}</li>" for t in own) + "</ul>"
                yield "</details>"
        yield "</nav>"

    def _tree(self, classes: Iterable[Iri], path: frozenset[Iri]) -> Iterator[str]:
        yield "<ul>"
        for iri in sorted(classes, key=lambda i: (self._terms[i].is_engine, self._terms[i].label.casefold(), i)):
            yield f"<li>{self._link(iri)}"
            below = [b for b in self._terms[iri].below if b not in path]
            if below:
                yield from self._tree(below, path | {iri})
            yield "</li>"
        yield "</ul>"

    def _term(self, term: OntologyTerm) -> Iterator[str]:
        place, name = self.anchor(term.iri), escape(self._domain.compact(term.iri))
        yield f'<article id="{place}">'
        yield f'<h3><a href="#{place}">{escape(term.label)}</a> <code>{name}</code></h3>'
        yield f"<p>{escape(term.definition)}</p>\n<dl>"
        for name, links in (
            ("Above it", term.above),
            ("Below it", term.below),
            ("Shares no thing with", term.apart),
            ("From", term.domains),
            ("To", term.ranges),
            ("Inverse", (term.inverse,) if term.inverse else ()),
        ):
            if links:
                yield _row(name, ", ".join(map(self._link, links)))
        if term.kind is Kind.CLASS:
            yield from self._taken(term)
        if term.traits:
            yield _row("Traits", escape(", ".join(term.traits)))
        yield from self._words(term)
        for name, texts in (("Sentence", term.sentences), ("Question", term.questions)):
            for text in texts:
                yield _row(name, f"<q>{escape(text)}</q>")
        if term.aligned:
            yield _row("Aligned", ", ".join(f"{escape(self._domain.compact(p))} {self._link(o)}" for p, o in term.aligned))
        one, many = _UNITS.get(term.kind, ("statement", "statements"))
        yield _row("Used", f"{term.uses:,} {one if term.uses == 1 else many}")
        yield "</dl>\n</article>"

    def _taken(self, term: OntologyTerm) -> Iterator[str]:
        for name, links in (("May be the subject of", term.taken_from), ("May be the object of", term.taken_to)):
            if links:
                shown = ", ".join(map(self._link, links))
                yield _row(name, f"<details><summary>{len(links)}</summary>{shown}</details>")

    def _words(self, term: OntologyTerm) -> Iterator[str]:
        by_use: dict[str, list[str]] = {}
        for use, word in term.words:
            by_use.setdefault(use, []).append(_SLOT.sub(self._slot, escape(word)))
        for use, words in by_use.items():
            shown = "; ".join(words)
            many = len(words) > 12
            yield _row(f"Words ({use})", f"<details><summary>{len(words)}</summary>{shown}</details>" if many else shown)

    def _slot(self, found: re.Match[str]) -> str:
        """An argument's place in a clause; a further role leads to its own entry."""
        role = found[1]
        known = self._domain.ontology.property_named(role)
        shown = self._link(known.iri) if known and known.is_qualifier else "somebody" if role == "_" else escape(role)
        return f"<i>{shown}</i>"

    def anchor(self, iri: Iri) -> str:
        """The term's place on the page: its local name in the ontology's own namespace, else with its prefix."""
        namespace = self._domain.ontology.namespace
        local = iri.value.removeprefix(namespace)
        name = local if iri.value.startswith(namespace) and "/" not in local else self._domain.compact(iri)
        return escape(re.sub(r"[^\w.-]+", "-", name))

    def _link(self, iri: Iri) -> str:
        if iri in self._terms:
            return f'<a href="#{self.anchor(iri)}">{escape(self._terms[iri].label)}</a>'
        return _outside(iri.value, self._domain.compact(iri))

    def _shown(self, term: Term) -> str:
        return self._link(term) if isinstance(term, Iri) else escape(term.value)


def _row(name: str, value: str) -> str:
    return f"<dt>{escape(name)}</dt><dd>{value}</dd>"


def _outside(address: str, shown: str = "") -> str:
    """A link that leaves the page, of addresses that a browser may follow; the text alone of others."""
    text = escape(shown or address)
    is_web = address.startswith(("http://", "https://"))
    return f'<a class="outside" rel="noreferrer" href="{escape(address)}">{text}</a>' if is_web else text
