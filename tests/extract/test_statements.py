from ntib_graph.extract.statements import make_findings
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import Document, Passage, PassageKind
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

NS = "https://w3id.org/ntib-graph/"
TEXT = "Title\nBern and Lyon joined."


def derive(relation: str, doubtful: bool = False) -> Derivation:
    bern, lyon = (
        Filler(Iri(NS + name), name, 0, 4, doubt="vague" if doubtful and name == "Lyon" else "") for name in ("Bern", "Lyon")
    )
    roles = (RoleFilling(SUBJECT, (bern, lyon)), RoleFilling(OBJECT, (Filler(Iri(NS + "Pact"), "Pact", 0, 4),)))
    return Derivation(Iri(NS + relation), f"{relation}/join", "active", 0, 4, roles)


def findings(domain: Domain, derivation: Derivation) -> list[tuple[str, str, bool, str]]:
    passage = Passage("d", PassageKind.PARAGRAPH, "Bern and Lyon joined.", ((0, 6),))
    made = make_findings(derivation, Document("d", TEXT), passage.locate(0, 21), domain.ontology, "model 1")
    return [(f.statement.subject.local_name, f.evidence.quote, f.is_candidate, f.evidence.found_by) for f in made]


def test_one_statement_for_each_of_the_coordinated(domain: Domain) -> None:
    quote = "Bern and Lyon joined."
    assert findings(domain, derive("memberOf")) == [
        ("Bern", quote, False, "memberOf/join active"),
        ("Lyon", quote, False, "memberOf/join active"),
    ]


def test_a_doubt_belongs_to_its_own_filler(domain: Domain) -> None:
    assert [(name, candidate) for name, _, candidate, _ in findings(domain, derive("memberOf", doubtful=True))] == [
        ("Bern", False),
        ("Lyon", True),
    ]


def test_symmetric_facts_have_one_order(domain: Domain) -> None:
    assert {name for name, *_ in findings(domain, derive("alliedWith"))} == {"Bern", "Lyon"}
    swapped = derive("alliedWith")
    turned = Derivation(swapped.property, swapped.sense, "active", 0, 4, (
        RoleFilling(SUBJECT, swapped.fillers(OBJECT)), RoleFilling(OBJECT, swapped.fillers(SUBJECT)),
    ))  # fmt: skip
    assert findings(domain, turned) == findings(domain, swapped)
