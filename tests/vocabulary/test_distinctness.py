import pytest

from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.distinctness import read_distinctness
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.namespaces import ENGINE


@pytest.mark.parametrize(
    ("some", "others", "apart"),
    [
        (("Person",), ("Organisation",), True),
        (("Organisation",), ("Person",), True),
        (("Person",), ("Company",), True),
        (("Equipment",), ("FederalState",), True),
        (("Country",), ("Place",), False),
        (("Company",), ("Organisation",), False),
        (("Person",), ("Person",), False),
        (("Barrier",), ("Person",), True),
        (("Company", "Place"), ("Person",), True),
        ((), ("Person",), False),
    ],
)
def test_what_the_ontology_keeps_apart(domain: Domain, some: tuple[str, ...], others: tuple[str, ...], apart: bool) -> None:
    one, other = (tuple(Iri(ENGINE + name) for name in names) for names in (some, others))
    assert read_distinctness(domain.ontology, domain.schema).keeps_apart(one, other) is apart


def test_no_known_thing_is_of_two_classes_that_are_kept_apart(domain: Domain) -> None:
    distinctness = read_distinctness(domain.ontology, domain.schema)
    assert [e.iri for e in domain.ontology.entities.values() if distinctness.keeps_apart(e.classes, e.classes)] == []
