"""What a property's label alone lets people say."""

from __future__ import annotations

import pytest

from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import load_english
from ntib_graph.vocabulary.label_clauses import default_clauses, grading_adjectives, rank_of
from ntib_graph.vocabulary.ontology import OntologyProperty

IRI = Iri("http://example.org/p")


def clauses_of(label: str, classes: tuple[str, ...] = ()) -> tuple[str, ...]:
    return default_clauses(OntologyProperty(IRI, label), load_english(), classes)


@pytest.mark.parametrize(
    ("label", "clause"),
    [
        ("has capital", "{object} be the capital of {subject}"),
        ("capital", "{object} be the capital of {subject}"),
        ("capital", "{subject} have capital {object}"),
        ("capital of", "{subject} be the capital of {object}"),
        ("is member of", "{subject} be the member of {object}"),
        ("borders", "{subject} border {object}"),
        ("border", "{subject} adjoin {object}"),
        ("flows through", "{subject} flow through {object}"),
        ("flows through", "{subject} run through {object}"),
        ("founded by", "{object} found {subject}"),
        ("written by", "{object} write {subject}"),
        ("located in", "{_} locate {subject} in {object}"),
        ("in country", "{subject} be in {object}"),
        ("author", "{object} write {subject}"),
    ],
)
def test_a_label_becomes_clauses(label: str, clause: str) -> None:
    assert clause in clauses_of(label)


def test_a_noun_that_names_a_class_is_left_to_the_class() -> None:
    assert "{object} be the country of {subject}" in clauses_of("in country")
    assert "{object} be the country of {subject}" not in clauses_of("in country", ("country",))


def test_a_measure_is_spoken_of_as_english_does() -> None:
    population = OntologyProperty(IRI, "total population", has_literals=True)
    assert "{object} live in {subject}" in default_clauses(population, load_english())
    high, low = grading_adjectives(population, load_english())
    assert "populous" in high
    assert "small" in low


def test_the_words_of_the_domain_come_before_those_of_english() -> None:
    own = OntologyProperty(IRI, "length", has_literals=True, high=("lengthy",))
    assert grading_adjectives(own, load_english()) == (("lengthy",), ())


def test_an_adjective_of_several_measures_means_the_nearer_one_first() -> None:
    area, population = (OntologyProperty(IRI, name, has_literals=True) for name in ("area", "population"))
    assert rank_of(area, load_english()) < rank_of(population, load_english())


def test_an_empty_label_says_nothing() -> None:
    assert clauses_of("") == ()
    assert clauses_of("is") == ()
