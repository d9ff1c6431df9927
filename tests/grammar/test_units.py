import re

from ntib_graph.grammar.grouping import group_units
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.titles import read_titles
from ntib_graph.grammar.units import Unit
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain

NS = "https://w3id.org/ntib-graph/"


def units_of(domain: Domain, text: str, **classes: str) -> tuple[Unit, ...]:
    mentions = []
    for name, kind in classes.items():
        written = name.replace("_", " ")
        for m in re.finditer(re.escape(written), text):
            iri = Iri(NS + name)
            mentions.append(Mention(m.start(), m.end(), written, MentionKind.NAME, iri, (Iri(NS + kind),)))
    titles = read_titles(domain.ontology, domain.lexicon, domain.english)
    return group_units(text, sorted(mentions, key=lambda m: m.start), domain.ontology, titles)


def test_a_body_a_title_and_a_person_are_one_unit(domain: Domain) -> None:
    (unit,) = units_of(domain, "Pilots Guild Director Anna Keller spoke", Anna_Keller="Person", Pilots_Guild="Organisation")
    assert (unit.start, unit.end) == (0, 33)
    (titled,) = unit.titled
    assert (titled.person.text, titled.title, titled.office.text) == ("Anna Keller", "director", "Director of Pilots Guild")


def test_an_office_in_apposition(domain: Domain) -> None:
    text = "Anna Keller, then Chairman of the Pilots Guild, spoke"
    (unit,) = units_of(domain, text, Anna_Keller="Person", Pilots_Guild="Organisation")
    assert [t.construction for t in unit.titled] == ["apposition"]
    assert unit.titled[0].body is not None


def test_a_former_office_is_not_held(domain: Domain) -> None:
    units = units_of(domain, "former Director Anna Keller spoke", Anna_Keller="Person")
    assert not any(u.titled for u in units)


def test_coordinated_names_are_one_unit(domain: Domain) -> None:
    (unit,) = units_of(domain, "Bern, Lyon and the Hague met", Bern="Country", Lyon="Country", Hague="Country")
    assert [m.text for m in unit.members] == ["Bern", "Lyon", "Hague"]
    assert unit.conjunction == "and"


def test_names_of_different_kinds_stay_apart(domain: Domain) -> None:
    units = units_of(domain, "Bern and Anna Keller met", Bern="FederalState", Anna_Keller="Person")
    assert len(units) == 2


def test_a_portfolio_belongs_to_the_title(domain: Domain) -> None:
    (unit,) = units_of(domain, "Norway’s Public Safety Minister, Anna Keller, spoke", Anna_Keller="Person", Norway="Country")
    assert [t.office.text for t in unit.titled] == ["Public Safety Minister of Norway"]
    (other,) = units_of(domain, "Norwegian Finance Minister Anna Keller spoke", Anna_Keller="Person", Norwegian="Country")
    assert [t.office.entity.local_name for t in other.titled if t.office.entity] == ["MinisterOfFinanceOfNorwegian"]


def test_a_plural_title_is_shared(domain: Domain) -> None:
    units = units_of(domain, "Senators Anna Keller (R-TX) and Max Frisch met", Anna_Keller="Person", Max_Frisch="Person")
    assert [(t.person.text, t.office.text) for u in units for t in u.titled] == [
        ("Anna Keller", "Senator"),
        ("Max Frisch", "Senator"),
    ]


def test_titles_in_a_list_belong_to_who_follows(domain: Domain) -> None:
    text = "Bern’s Director, Anna Keller, Lyon’s Chief, Max Frisch, and others met"
    units = units_of(domain, text, Anna_Keller="Person", Max_Frisch="Person", Bern="Organisation", Lyon="Organisation")
    assert [(t.person.text, t.title) for u in units for t in u.titled] == [("Anna Keller", "director"), ("Max Frisch", "chief")]


def test_the_preposition_under_is_no_rank(domain: Domain) -> None:
    (unit,) = units_of(domain, "It began under President Anna Keller", Anna_Keller="Person")
    assert [t.title for t in unit.titled] == ["president"]


def test_an_office_with_where_its_holder_is_posted(domain: Domain) -> None:
    text = "Norway’s Ambassador to Bern Anna Keller spoke"
    (unit,) = units_of(domain, text, Anna_Keller="Person", Norway="Country", Bern="Country")
    assert [t.office.text for t in unit.titled] == ["Ambassador of Norway to Bern"]


def test_a_rank_below_another_office_is_an_office_of_its_own(domain: Domain) -> None:
    text = "Under Secretary of Trade Anna Keller spoke"
    units = units_of(domain, text, Anna_Keller="Person", Secretary_of_Trade="Office")
    assert [(t.person.text, t.office.text) for u in units for t in u.titled] == [("Anna Keller", "Under Secretary of Trade")]
    former = units_of(domain, text.replace("Under", "Former"), Anna_Keller="Person", Secretary_of_Trade="Office")
    assert not any(u.titled for u in former)
