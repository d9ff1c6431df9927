"""All facts that documents tell, with the words they can be recognised by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.stems import Bag, Stems, bag_of
from ntib_graph.linking.names import NameKind
from ntib_graph.model.queries import Effect
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Literal, Term
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary import namespaces as ns

_TIMES = ("since", "until", "at")


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A statement in a document's own voice: its parts, the words of each, and the names it speaks of."""

    subject: Iri
    property: Iri
    object: Term
    qualifiers: tuple[tuple[Iri, Term], ...]
    times: tuple[tuple[str, str], ...]
    words: Mapping[str, Bag]
    """By part: subject, object, relation, roles, time, quote."""
    names: Mapping[str, frozenset[Iri]]
    """By part: the known things it names."""


def read_told_facts(knowledge: Knowledge, stems: Stems) -> tuple[ToldFact, ...]:
    """The asserted facts of a graph with statements, in a fixed order; none for a graph without."""
    return _Reader(knowledge, stems).read()


@dataclass(frozen=True)
class _Reader:
    knowledge: Knowledge
    stems: Stems

    def read(self) -> tuple[ToldFact, ...]:
        times = " ".join(f"<{ns.time_property(kind)}>" for kind in _TIMES)
        table = self.knowledge.graph.select(
            f"""SELECT ?statement ?s ?p ?o ?kind ?date ?quote WHERE {{
  ?statement <{ns.RDF_SUBJECT}> ?s ; <{ns.RDF_PREDICATE}> ?p ; <{ns.RDF_OBJECT}> ?o ; <{ns.HAS_STATUS}> <{ns.status_iri(Status.ASSERTED)}> .
  FILTER NOT EXISTS {{ ?statement <{ns.ATTRIBUTED_TO}> ?by }}
  OPTIONAL {{ VALUES ?kind {{ {times} }} ?statement ?kind ?date }}
  OPTIONAL {{ ?statement <{ns.HAS_EVIDENCE}> ?evidence . ?evidence <{ns.OA}hasSelector> ?selector . ?selector <{ns.OA}exact> ?quote }}
}}"""  # noqa: E501
        )
        triples: dict[Iri, tuple[Iri, Iri, Term]] = {}
        dates: dict[Iri, set[tuple[str, str]]] = defaultdict(set)
        quotes: dict[Iri, set[str]] = defaultdict(set)
        for statement, s, p, o, kind, date, quote in table.rows:
            if not (isinstance(statement, Iri) and isinstance(s, Iri) and isinstance(p, Iri) and o is not None):
                continue
            triples[statement] = (s, p, o)
            if isinstance(kind, Iri) and date is not None:
                dates[statement].add((kind.local_name, date.value))
            if quote is not None:
                quotes[statement].add(quote.value)
        roles = self._roles()
        return tuple(
            self._fact(triple, roles.get(statement, ()), tuple(sorted(dates[statement])), sorted(quotes[statement]))
            for statement, triple in sorted(triples.items())
        )

    def _roles(self) -> dict[Iri, tuple[tuple[Iri, Term], ...]]:
        rows = self.knowledge.graph.select(
            f"SELECT ?s ?p ?o {{ ?s <{ns.RDF_SUBJECT}> ?x ; ?p ?o . ?p a <{ns.QUALIFIER_PROPERTY}> }}"
        ).rows
        found: dict[Iri, list[tuple[Iri, Term]]] = defaultdict(list)
        for s, p, o in sorted(rows, key=str):
            if isinstance(s, Iri) and isinstance(p, Iri) and o is not None:
                found[s].append((p, o))
        return {s: tuple(roles) for s, roles in found.items()}

    def _fact(
        self,
        triple: tuple[Iri, Iri, Term],
        roles: tuple[tuple[Iri, Term], ...],
        times: tuple[tuple[str, str], ...],
        quotes: list[str],
    ) -> ToldFact:
        subject, relation, object_ = triple
        texts = {
            "subject": self._texts(subject),
            "object": self._texts(object_),
            "relation": self._relation_words(relation),
            "roles": [text for name, value in roles for text in (*self._texts(value), self.knowledge.ontology.label(name))],
            "time": [date for _, date in times],
            "quote": quotes,
        }
        words = {part: bag_of(sense for text in found for sense in self.stems.senses(text)) for part, found in texts.items()}
        names = {part: self._names(found) for part, found in texts.items() if part not in ("relation", "time")}
        for part, term in (("subject", subject), ("object", object_)):
            names[part] |= {term} if isinstance(term, Iri) else frozenset()
        for part in ("subject", "object", "roles"):
            names[part] |= self._inner_names(texts[part])
        names["roles"] |= {value for _, value in roles if isinstance(value, Iri)}
        return ToldFact(subject, relation, object_, roles, times, words, names)

    def _texts(self, term: Term) -> list[str]:
        if isinstance(term, Literal):
            return [term.value]
        known = self.knowledge.entities.get(term)
        return [known.label, *known.aliases] if known else [self.knowledge.label(term)]

    def _names(self, texts: Iterable[str]) -> frozenset[Iri]:
        spans = (span for text in texts for span in self.knowledge.names.scan(text.split(), ignore_case=False))
        return frozenset(link.entity for span in spans for link in span.links)

    def _inner_names(self, texts: Iterable[str]) -> frozenset[Iri]:
        """The things that adjectives inside longer names name: the country in "the Bernese waiver"."""
        words = {word for text in texts for word in text.split() if word[:1].isupper()}
        links = (link for word in words for link in self.knowledge.names.exact(word))
        return frozenset(link.entity for link in links if link.kind is NameKind.ADJECTIVE)

    def _relation_words(self, relation: Iri) -> list[str]:
        domain = self.knowledge.domain
        label = domain.ontology.label(relation)
        holding = (lx.Effect.HOLDS, lx.Effect.BEGINS)
        entries = (e for e in domain.lexicon.by_property.get(relation, ()) if e.effect in holding)
        return [label, *(" ".join(e.words) for e in entries)]


def effect_of(times: tuple[tuple[str, str], ...]) -> Effect:
    """Which side of the fact its date dates."""
    return Effect.BEGINS if any(kind == "since" for kind, _ in times) else Effect.HOLDS
