from ntib_graph.api import KnowledgeGraph
from ntib_graph.graph.store import GraphStore
from ntib_graph.graph.things import read_documents_as_things, read_entities
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri, Literal, Triple, text
from ntib_graph.vocabulary import namespaces as ns


def test_things_have_label_classes_and_other_names(lighthouses: KnowledgeGraph) -> None:
    ontology = lighthouses.domain.ontology
    keeper, ada, tom = (Iri(ontology.namespace + name) for name in ("Keeper", "AdaBrook", "TomFenn"))
    store = GraphStore.in_memory(
        [
            Triple(ada, ns.RDF_TYPE, keeper),
            Triple(ada, ns.RDFS_LABEL, text("Ada Brook")),
            Triple(ada, ns.SKOS_ALT_LABEL, text("Mrs Brook")),
            Triple(ada, ns.SKOS_ALT_LABEL, text("Ada")),
            Triple(tom, ns.RDF_TYPE, keeper),
            Triple(Iri("x:s"), ns.RDF_TYPE, ns.STATEMENT),
            Triple(Iri("x:other"), ns.RDF_TYPE, Iri("x:Thing")),
        ]
    )
    assert read_entities(store, ontology) == {
        ada: Entity(ada, "Ada Brook", (keeper,), ("Ada", "Mrs Brook")),
        tom: Entity(tom, "tom fenn", (keeper,)),
    }


def test_a_document_is_a_thing_named_by_title_and_id() -> None:
    node = Iri("x:document/a")
    known = ((ns.RDF_TYPE, ns.DOCUMENT), (ns.RDFS_LABEL, text("A title")), (Iri(ns.DCTERMS + "identifier"), Literal("a")))
    store = GraphStore.in_memory(Triple(node, kind, value) for kind, value in known)
    assert read_documents_as_things(store) == {node: Entity(node, "A title", (ns.DOCUMENT,), ("a",))}
