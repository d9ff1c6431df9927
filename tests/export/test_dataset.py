from __future__ import annotations

import io

import rdflib

from ntib_graph.export.dataset import DATASET_PREFIXES, dataset_triples, title_of
from ntib_graph.export.formats import prefixes_of
from ntib_graph.export.rdf import write_turtle
from ntib_graph.graph.sparql_text import tokens
from ntib_graph.vocabulary import namespaces as ns

SH = rdflib.Namespace(ns.SH)
VOID = rdflib.Namespace(ns.VOID)


def _described(graph):
    out = io.StringIO()
    write_turtle(out, dataset_triples(graph), prefixes_of(graph.domain) | DATASET_PREFIXES)
    return rdflib.Graph().parse(data=out.getvalue(), format="turtle")


def test_counts_are_those_of_the_graph(guild):
    description = _described(guild.GuildGraph())
    dataset = rdflib.URIRef(guild.SPACE + "dataset")
    triples = set(guild.GuildGraph().triples())
    assert int(description.value(dataset, VOID.triples)) == len(triples)
    assert int(description.value(dataset, VOID.entities)) == len(guild.ENTITIES)
    part = description.value(None, VOID.property, rdflib.URIRef(guild.SPACE + "memberOf"))
    assert int(description.value(part, VOID.triples)) == sum(t.predicate == guild.iri("memberOf") for t in triples)
    assert (dataset, VOID.propertyPartition, part) in description


def test_a_domain_without_a_title_is_called_by_its_folder(guild, domain):
    assert title_of(guild.GuildGraph.domain) == "guilds"
    assert title_of(domain) == "The NTIB knowledge graph"


def test_the_header_of_the_ontology_fills_what_the_dataset_does_not_say(graph):
    description = _described(graph)
    dataset = rdflib.URIRef(graph.domain.ontology.namespace + "dataset")
    assert description.value(dataset, rdflib.DCTERMS.license) is not None
    assert len(list(description.objects(dataset, rdflib.DCTERMS.source))) == 2


def test_each_example_runs_as_it_stands_with_the_declared_prefixes(graph):
    description = _described(graph)
    dataset = rdflib.URIRef(graph.domain.ontology.namespace + "dataset")
    prefixes = {
        str(description.value(node, SH.prefix)): str(description.value(node, SH.namespace))
        for node in description.objects(dataset, SH.declare)
    }
    examples = list(description.subjects(rdflib.RDF.type, SH.SPARQLExecutable))
    assert len(examples) > 5
    for example in examples:
        assert (example, SH.prefixes, dataset) in description
        [form] = [form for form in ("select", "ask", "construct") if (example, SH[form], None) in description]
        assert (example, rdflib.RDF.type, SH[f"SPARQL{form.capitalize()}Executable"]) in description
        sparql = str(description.value(example, SH[form]))
        assert not [token for token in tokens(sparql) if token.text.startswith("$")]
        assert not [line for line in sparql.splitlines() if line.startswith("#+")]
        graph.store.query(sparql, prefixes)
    assert (None, rdflib.RDF.type, SH.SPARQLConstructExecutable) in description
