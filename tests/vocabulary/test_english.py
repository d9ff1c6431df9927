import pytest

from ntib_graph.vocabulary.english import Inflection, load_english

ENGLISH = load_english()


@pytest.mark.parametrize(
    ("base", "present", "past", "participle", "gerund"),
    [
        ("join", "joins", "joined", "joined", "joining"),
        ("bring", "brings", "brought", "brought", "bringing"),
        ("admit", "admits", "admitted", "admitted", "admitting"),
        ("apply", "applies", "applied", "applied", "applying"),
        ("pass", "passes", "passed", "passed", "passing"),
        ("establish", "establishes", "established", "established", "establishing"),
        ("write", "writes", "wrote", "written", "writing"),
        ("tie", "ties", "tied", "tied", "tying"),
        ("face", "faces", "faced", "faced", "facing"),
        ("stop", "stops", "stopped", "stopped", "stopping"),
        ("offer", "offers", "offered", "offered", "offering"),
        ("play", "plays", "played", "played", "playing"),
        ("agree", "agrees", "agreed", "agreed", "agreeing"),
    ],
)
def test_verbs_inflect(base: str, present: str, past: str, participle: str, gerund: str) -> None:
    forms = ENGLISH.verb_forms(base)
    assert Inflection.PRESENT in forms[present]
    assert Inflection.PAST in forms[past]
    assert Inflection.PARTICIPLE in forms[participle]
    assert Inflection.GERUND in forms[gerund]


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("country", "countries"),
        ("ally", "allies"),
        ("law", "laws"),
        ("chairman", "chairmen"),
        ("act", "acts"),
        ("armed service", "armed services"),
        ("box", "boxes"),
        ("day", "days"),
    ],
)
def test_nouns_have_plurals(noun: str, plural: str) -> None:
    assert ENGLISH.plural(noun) == plural


@pytest.mark.parametrize(
    ("adjective", "comparative", "superlative"),
    [
        ("high", "higher", "highest"),
        ("large", "larger", "largest"),
        ("big", "bigger", "biggest"),
        ("early", "earlier", "earliest"),
        ("late", "later", "latest"),
        ("good", "better", "best"),
        ("recent", "more recent", "most recent"),
    ],
)
def test_adjectives_have_degrees(adjective: str, comparative: str, superlative: str) -> None:
    assert ENGLISH.degrees(adjective) == (comparative, superlative)


def test_a_nominalisation_leads_back_to_its_verb() -> None:
    assert ENGLISH.nominalisations["addition"] == "add"
