"""What the parse is told after it is made."""

from ntib_graph.grammar.reattachment import restore_modifiers
from tests.grammar.conftest import Facts, Parse


def test_a_participle_between_be_and_a_plural_is_its_modifier(parse: Parse) -> None:
    doc = parse(
        "Bern/NNP/nsubj/2 are/VBP/aux/2/be founding/VBG/ROOT/2/found members/NNS/dobj/2/member of/IN/prep/3 Lyon/NNP/pobj/4"
    ).doc
    restore_modifiers(doc, frozenset({"founding"}))
    assert [(t.dep_, t.head.i) for t in doc] == [("nsubj", 1), ("ROOT", 1), ("amod", 3), ("attr", 1), ("prep", 3), ("pobj", 4)]


def test_what_has_an_article_or_another_verb_is_done(parse: Parse) -> None:
    for rows in (
        "Bern/NNP/nsubj/2 is/VBZ/aux/2/be founding/VBG/ROOT/2/found towns/NN/dobj/2/town",
        "They/PRP/nsubj/2 are/VBP/aux/2/be building/VBG/ROOT/2/build ships/NNS/dobj/2/ship",
    ):
        doc = parse(rows).doc
        restore_modifiers(doc, frozenset({"founding"}))
        assert doc[2].dep_ == "ROOT"


def test_founding_members_are_members(facts: Facts) -> None:
    found = facts("Norway and Iceland are founding members of NATO.")
    assert {f[:3] for f in found} >= {("Norway", "memberOf", "NATO"), ("Iceland", "memberOf", "NATO")}
