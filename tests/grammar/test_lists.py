from dataclasses import replace

from ntib_graph.extract.reading import Reader
from ntib_graph.grammar.lists import announces_list, find_lists, several_of
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.documents import Document, Passage, PassageKind
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import load_english
from tests.grammar.conftest import Facts, Parse


def passages(
    parse: Parse, *points: str, lead_in: str = "the/DT/det/2 following/VBG/amod/2 towns/NNS/ROOT/2 :/:/punct/2"
) -> list[ParsedPassage]:
    first = replace(parse(lead_in), number=0)
    found = [first]
    for number, rows in enumerate(points, 1):
        point = parse(rows, PassageKind.BULLET)
        found.append(replace(point, number=number, passage=replace(point.passage, parent=0)))
    return found


def test_the_points_under_a_lead_in_that_begin_with_a_name(parse: Parse) -> None:
    lists = find_lists(passages(parse, "Bern/NNP/ROOT/0", "The/DT/det/1 Lyon/NNP/ROOT/1 ././punct/1"))
    assert [(number, m.text) for number, m in lists[0].items] == [(1, "Bern"), (2, "Lyon")]
    assert lists[0].last == 2


def test_a_list_of_sentences_is_none_of_names(parse: Parse) -> None:
    sentence = "Bern/NNP/nsubj/1 joined/VBD/ROOT/1"
    assert not find_lists(passages(parse, sentence, sentence))
    assert not find_lists(passages(parse, "Bern/NNP/ROOT/0"))


def test_following_announces_a_list(parse: Parse) -> None:
    doc = passages(parse)[0].doc
    assert announces_list(doc[2])
    assert not announces_list(doc[0])


def listed(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "listedAs"}


def test_a_definition_that_begins_with_names_lists_them(facts: Facts) -> None:
    found = facts("The term “coastal partner” means Norway, Sweden, and Finland, and any other country so designated.")
    assert listed(found) == {(name, "coastal-partners") for name in ("Norway", "Sweden", "Finland")}


def test_a_bare_noun_is_called_as_in_its_heading(domain_reader: Reader) -> None:
    texts = (
        "7.2 Qualifying countries.",
        "The board treats ships of the following countries in the same manner as its own:",
        "Norway",
        "Sweden",
        "Denmark",
    )
    kinds = (PassageKind.HEADING, PassageKind.PARAGRAPH, *(PassageKind.BULLET for _ in texts[2:]))
    starts = [sum(len(t) + 1 for t in texts[:n]) for n in range(len(texts))]
    own = tuple(
        Passage("d", kind, text, ((0, at),), (-1, 0, 1, 1, 1)[n])
        for n, (kind, text, at) in enumerate(zip(kinds, texts, starts, strict=True))
    )
    findings = domain_reader.read(Document("d", "\n".join(texts)), own).findings
    called = {f.statement.object.local_name for f in findings if isinstance(f.statement.object, Iri) and not f.is_candidate}
    assert called == {"qualifying-countries"}


def test_the_plural_of_a_term_with_of() -> None:
    assert several_of("country of concern", load_english()) == "countries of concern"
    assert several_of("coastal state", load_english()) == "coastal states"


def test_a_single_name_that_a_term_means(facts: Facts) -> None:
    found = facts("The term “coastal state” means Norway, on and after April 4, 2031.")
    assert ("Norway", "listedAs", "coastal-states", "") in found
    assert not [f for f in found if f[1] == "definedAs"]
    assert not [f for f in facts("The term “Secretary” means the Secretary of Trade.") if f[1] == "listedAs"]
