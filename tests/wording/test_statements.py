from dataclasses import replace
from pathlib import Path

import pytest

from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.model.dates import parse_edtf, year
from ntib_graph.model.statements import Statement, Status
from ntib_graph.model.terms import XSD_DECIMAL, Iri, Literal, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.wording.statements import word_date, word_statement

DOMAIN = load_domain(Path(__file__).parent.parent / "domains" / "lighthouses")
ADA, GUILD, LIGHT = (DOMAIN.expand(f"sea:{name}") for name in ("AdaBrook", "LampGuild", "GullRockLight"))
MEMBERSHIP = Statement(ADA, DOMAIN.expand("sea:memberOfGuild"), GUILD)


def word(statement: Statement) -> str:
    def label_of(term: Term) -> str:
        return DOMAIN.ontology.label(term) if isinstance(term, Iri) else term.value

    return word_statement(statement, DOMAIN.ontology, DOMAIN.english, label_of)


def test_a_statement_reads_as_a_sentence_with_its_time_and_status() -> None:
    assert word(MEMBERSHIP) == "Ada Brook is a member of Lamp Guild."
    assert (
        word(replace(MEMBERSHIP, since=year(1901), until=year(1920)))
        == "Ada Brook is a member of Lamp Guild, from 1901, until 1920."
    )
    assert word(replace(MEMBERSHIP, status=Status.DENIED)) == "It is denied that Ada Brook is a member of Lamp Guild."
    assert word(replace(MEMBERSHIP, attributed_to=LIGHT)) == "According to Gull Rock Light, Ada Brook is a member of Lamp Guild."


def test_a_noun_label_and_a_unit_read_as_english() -> None:
    height = Statement(LIGHT, DOMAIN.expand("sea:height"), Literal("41", XSD_DECIMAL))
    assert word(height) == "The height of Gull Rock Light is 41 m."


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017", "2017"),
        ("2023-10", "October 2023"),
        ("2023-10-05", "5 October 2023"),
        ("201X", "the 2010s"),
        ("[2000..2004]", "some time from 2000 to 2004"),
        ("1992~", "about 1992"),
    ],
)
def test_dates_read_as_english(edtf: str, words: str) -> None:
    assert word_date(parse_edtf(edtf)) == words


def test_vague_dates_read_as_english_wherever_they_stand() -> None:
    lit = Statement(LIGHT, DOMAIN.expand("sea:litOn"), Literal("[1870..1874]", ns.EDTF))
    assert word(lit) == "Gull Rock Light was first lit in the early 1870s."
    assert word(replace(lit, object=Literal("1872", ns.EDTF))) == "Gull Rock Light was first lit in 1872."
    assert word(replace(lit, object=Literal("about then", ns.EDTF))) == "Gull Rock Light was first lit in about then."
    at = parse_edtf("[1900..1904]")
    assert word(replace(MEMBERSHIP, at=at)) == "Ada Brook is a member of Lamp Guild, in the early 1900s."
    assert (
        word(replace(MEMBERSHIP, since=parse_edtf("[1904..1906]"))) == "Ada Brook is a member of Lamp Guild, from the mid-1900s."
    )
    at = parse_edtf("[1897..1904]")
    assert word(replace(MEMBERSHIP, at=at)) == "Ada Brook is a member of Lamp Guild, some time from 1897 to 1904."


def test_a_full_name_does_not_say_itself() -> None:
    ntib = load_domain(Path(__file__).parent.parent.parent)
    full_name = ntib.ontology.with_structure("acronym")[0].iri
    name = Literal("Harbour Board Register")

    def label_of(term: Term) -> str:
        return term.value if isinstance(term, Literal) else labels[term.local_name]

    labels = {"HBR": "Harbour Board Register"}
    stated = Statement(Iri("http://x/HBR"), full_name, name)
    assert (
        word_statement(stated, ntib.ontology, ntib.english, label_of)
        == "Harbour Board Register is a full name that the text abbreviates."
    )
    labels["HBR"] = "HBR"
    assert word_statement(stated, ntib.ontology, ntib.english, label_of) == "HBR has the full name Harbour Board Register."
