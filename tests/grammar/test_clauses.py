from typing import Any

from ntib_graph.grammar.clauses import Clause
from ntib_graph.grammar.predicates import read_clauses
from ntib_graph.vocabulary.english import load_english
from ntib_graph.vocabulary.lexicon import PartOfSpeech


def arguments(clause: Clause) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(a.function.value, a.marker, tuple(t.text for t in a.tokens)) for a in clause.arguments}


def clause_of(parsed: Any, lemma: str, construction: str) -> Clause:
    found = [c for c in read_clauses(parsed, load_english()) if lemma in c.lemmas and c.construction == construction]
    assert len(found) == 1
    return found[0]


def test_active(parse: Any) -> None:
    parsed = parse("Guild/NNP/nsubj/1 admitted/VBD/ROOT/1/admit Bern/NNP/dobj/1 to/IN/prep/1 Pact/NNP/pobj/3")
    found = arguments(clause_of(parsed, "admit", "active"))
    assert {("subject", "", ("Guild",)), ("object", "", ("Bern",)), ("prepositional", "to", ("Pact",))} <= found


def test_passive_has_the_arguments_of_the_active(parse: Any) -> None:
    parsed = parse(
        "Bern/NNP/nsubjpass/2 was/VBD/auxpass/2/be admitted/VBN/ROOT/2/admit to/IN/prep/2 Pact/NNP/pobj/3 "
        "by/IN/agent/2 Guild/NNP/pobj/5"
    )
    found = arguments(clause_of(parsed, "admit", "passive"))
    assert {("subject", "", ("Guild",)), ("object", "", ("Bern",)), ("prepositional", "to", ("Pact",))} <= found


def test_relative_pronoun_is_its_antecedent(parse: Any) -> None:
    parsed = parse("Bern/NNP/nsubj/5 which/WDT/nsubj/2 joined/VBD/relcl/0/join Pact/NNP/dobj/2 ,/,/punct/0 grew/VBD/ROOT/5/grow")
    assert ("subject", "", ("Bern",)) in arguments(clause_of(parsed, "join", "relative active"))


def test_reduced_relative_is_passive(parse: Any) -> None:
    parsed = parse("Pact/NNP/nsubj/4 signed/VBN/acl/0/sign by/IN/agent/1 Bern/NNP/pobj/2 holds/VBZ/ROOT/4/hold")
    found = arguments(clause_of(parsed, "sign", "relative passive"))
    assert {("object", "", ("Pact",)), ("subject", "", ("Bern",))} <= found


def test_coordinated_arguments_are_one_argument(parse: Any) -> None:
    parsed = parse("Bern/NNP/nsubj/3 and/CC/cc/0 Lyon/NNP/conj/0 joined/VBD/ROOT/3/join Pact/NNP/dobj/3")
    assert ("subject", "", ("Bern", "Lyon")) in arguments(clause_of(parsed, "join", "active"))


def test_what_rather_than_sets_apart_is_no_argument(parse: Any) -> None:
    parsed = parse("Bern/NNP/nsubj/4 rather/RB/cc/0 than/IN/cc/0 Lyon/NNP/conj/0 joined/VBD/ROOT/4/join Pact/NNP/dobj/4")
    assert ("subject", "", ("Bern",)) in arguments(clause_of(parsed, "join", "active"))


def test_participle_shares_the_subject(parse: Any) -> None:
    parsed = parse("Bern/NNP/nsubj/1 grew/VBD/ROOT/1/grow ,/,/punct/1 joining/VBG/advcl/1/join Pact/NNP/dobj/3")
    assert ("subject", "", ("Bern",)) in arguments(clause_of(parsed, "join", "participle active"))


def test_marker_reaches_through_a_noun(parse: Any) -> None:
    parsed = parse(
        "Guild/NNP/nsubj/1 named/VBD/ROOT/1/name Bern/NNP/dobj/1 in/IN/prep/1 definition/NN/pobj/3 of/IN/prep/4 Pact/NNP/pobj/5"
    )
    assert ("prepositional", "in definition of", ("Pact",)) in arguments(clause_of(parsed, "name", "active"))


def test_nominalisation_has_the_arguments_of_its_verb(parse: Any) -> None:
    parsed = parse(
        "the/DT/det/1 addition/NN/nsubj/8 of/IN/prep/1 Bern/NNP/pobj/2 to/IN/prep/1 Pact/NNP/pobj/4 by/IN/prep/1 "
        "Guild/NNP/pobj/6 helped/VBD/ROOT/8/help"
    )
    found = arguments(clause_of(parsed, "add", "nominal"))
    assert {("object", "", ("Bern",)), ("prepositional", "to", ("Pact",)), ("subject", "", ("Guild",))} <= found


def test_copula_apposition_and_fellowship_predicate_a_noun(parse: Any) -> None:
    copula = parse("Bern/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/3 member/NN/attr/1 of/IN/prep/3 Pact/NNP/pobj/4")
    found = clause_of(copula, "member", "copula")
    assert found.part_of_speech is PartOfSpeech.NOUN
    assert {("subject", "", ("Bern",)), ("prepositional", "of", ("Pact",))} <= arguments(found)
    apposition = parse(
        "Bern/NNP/nsubj/6 ,/,/punct/0 a/DT/det/3 member/NN/appos/0 of/IN/prep/3 Pact/NNP/pobj/4 grew/VBD/ROOT/6/grow"
    )
    assert ("subject", "", ("Bern",)) in arguments(clause_of(apposition, "member", "apposition"))
    fellows = parse(
        "Bern/NNP/nsubj/5 and/CC/cc/0 its/PRP$/poss/4 Pact/NNP/compound/4 partners/NNS/conj/0/partner grew/VBD/ROOT/5/grow"
    )
    assert {("subject", "", ("Bern",)), ("compound", "", ("Pact",))} <= arguments(clause_of(fellows, "partner", "fellowship"))
