from ntib_graph.grammar.possessors import with_possessors
from ntib_graph.model.derivations import Filler
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from tests.grammar.conftest import Parse

PLAN = Iri("https://w3id.org/ntib-graph/Undertaking")
BERN, LYON = Iri("http://x/Bern"), Iri("http://x/Lyon")


def named(parse: Parse, domain: Domain, rows: str, phrase: str, *subjects: str) -> Filler:
    parsed = parse(rows)
    start = parsed.text.index(phrase)
    thing = Filler(Iri("http://x/p"), phrase, start, start + len(phrase), PLAN, doubt="points back with “its”")
    fillers = [Filler(Iri(f"http://x/{s}"), s, parsed.text.index(s), parsed.text.index(s) + len(s)) for s in subjects]
    return with_possessors([thing], fillers, parsed, domain, {}, None)[0]


RAISE = "Bern/NNP/nsubj/2 will/MD/aux/2 raise/VB/ROOT/2 its/PRP$/poss/4 budget/NN/dobj/2"


def test_its_is_the_subjects(parse: Parse, domain: Domain) -> None:
    found = named(parse, domain, RAISE, "raise its budget", "Bern")
    assert (found.text, found.doubt) == ("raise Bern’s budget", "")


def test_a_pronoun_right_before_the_phrase_is_taken_in(parse: Parse, domain: Domain) -> None:
    assert named(parse, domain, RAISE, "budget", "Bern").text == "Bern’s budget"


def test_another_name_between_leaves_the_doubt(parse: Parse, domain: Domain) -> None:
    rows = "Bern/NNP/nsubj/2 will/MD/aux/2 help/VB/ROOT/2 Lyon/NNP/dobj/2 raise/VB/ccomp/2 its/PRP$/poss/6 budget/NN/dobj/4"
    assert named(parse, domain, rows, "help Lyon raise its budget", "Bern").doubt


def test_their_needs_several(parse: Parse, domain: Domain) -> None:
    rows = "Bern/NNP/nsubj/4 and/CC/cc/0 Lyon/NNP/conj/0 will/MD/aux/4 raise/VB/ROOT/4 their/PRP$/poss/6 budgets/NNS/dobj/4"
    assert named(parse, domain, rows, "raise their budgets", "Bern", "Lyon").text == "raise Bern and Lyon’s budgets"
    assert named(parse, domain, rows, "raise their budgets", "Bern").doubt
