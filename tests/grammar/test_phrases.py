from typing import Any

from ntib_graph.grammar.phrases import listed_phrases, noun_phrase, see_through
from ntib_graph.grammar.verb_phrases import has_outer_object, verb_phrase
from ntib_graph.vocabulary.english import load_english

ENGLISH = load_english()


def test_a_phrase_has_no_determiner_and_no_clause_behind_a_comma(parse: Any) -> None:
    parsed = parse(
        "the/DT/det/2 old/JJ/amod/2 rules/NNS/ROOT/2/rule of/IN/prep/2 Bern/NNP/pobj/3 ,/,/punct/2 which/WDT/nsubj/7 "
        "fell/VBD/relcl/2"
    )
    found = noun_phrase(parsed, parsed.doc[2], ENGLISH)
    assert found is not None
    assert (found.text, found.head, found.doubt) == ("old rules of Bern", "rule", "")


def test_a_phrase_that_points_back_is_doubtful(parse: Any) -> None:
    parsed = parse("its/PRP$/poss/2 old/JJ/amod/2 rules/NNS/ROOT/2/rule")
    found = noun_phrase(parsed, parsed.doc[2], ENGLISH)
    assert found is not None
    assert "its" in found.doubt


def test_a_verb_phrase_begins_with_its_verb(parse: Any) -> None:
    parsed = parse("Bern/NNP/nsubj/1 wants/VBZ/ROOT/1/want to/TO/aux/3 build/VB/xcomp/1 new/JJ/amod/5 ships/NNS/dobj/3")
    found = verb_phrase(parsed, parsed.doc[3], ENGLISH)
    assert found is not None
    assert found.text == "build new ships"


def test_measures_are_seen_through_only_before_several_things(parse: Any) -> None:
    several = parse("mix/NN/ROOT/0 of/IN/prep/0 old/JJ/amod/3 rules/NNS/pobj/1 and/CC/cc/3 slow/JJ/amod/6 courts/NNS/conj/3")
    assert [t.text for t in see_through(several, several.doc[0], ENGLISH)] == ["rules", "courts"]
    single = parse("number/NN/ROOT/0 of/IN/prep/0 old/JJ/amod/3 rules/NNS/pobj/1")
    assert [t.text for t in see_through(single, single.doc[0], ENGLISH)] == ["number"]


def test_a_long_list_is_split_by_its_surface(parse: Any) -> None:
    rows = (
        "mix/NN/ROOT/0 of/IN/prep/0 old/JJ/amod/3 rules/NNS/pobj/1 ,/,/punct/0 slow/JJ/amod/6 courts/NNS/dep/0 ,/,/punct/0 "
        "bad/JJ/amod/9 roads/NNS/dep/0 and/CC/cc/0 a/DT/det/13 growing/VBG/amod/13 distrust/NN/dep/0 ././punct/0"
    )
    parsed = parse(rows)
    found = listed_phrases(parsed, parsed.doc[0], ENGLISH)
    assert [span.text for span in found] == ["old rules", "slow courts", "bad roads", "growing distrust"]


def test_a_possessive_may_mean_a_name_before_it_in_the_phrase(parse: Any) -> None:
    rows = (
        "Guild/NNP/nsubj/1 wants/VBZ/ROOT/1/want to/TO/aux/3 lend/VB/xcomp/1 Bern/NNP/dative/3 money/NN/dobj/3 "
        "for/IN/prep/5 its/PRP$/poss/8 ships/NNS/pobj/6"
    )
    parsed = parse(rows)
    found = verb_phrase(parsed, parsed.doc[3], ENGLISH)
    assert found is not None
    assert (found.text, found.doubt) == ("lend Bern money for its ships", "")
    without = parse(rows.replace("Bern/NNP", "towns/NNS"))
    found = verb_phrase(without, without.doc[3], ENGLISH)
    assert found is not None
    assert "its" in found.doubt


def test_a_frame_of_reference_at_the_end_is_left_out(parse: Any) -> None:
    parsed = parse(
        "Bern/NNP/nsubj/1 will/MD/aux/2 train/VB/ROOT/2 young/JJ/amod/4 pilots/NNS/dobj/2 under/IN/prep/2 "
        "this/DT/det/7 treaty/NN/pobj/5"
    )
    found = verb_phrase(parsed, parsed.doc[2], ENGLISH)
    assert found is not None
    assert (found.text, found.doubt) == ("train young pilots", "")


def test_an_infinitive_whose_object_stands_outside(parse: Any) -> None:
    parsed = parse(
        "bond/NN/ROOT/0 that/IN/mark/3 they/PRP/nsubj/3 sought/VBD/relcl/0/seek to/TO/aux/5 keep/VB/xcomp/3 in/IN/prep/5 "
        "May/NNP/pobj/6"
    )
    assert has_outer_object(parsed.doc[5])
    own = parse("Bern/NNP/nsubj/1 sought/VBD/ROOT/1/seek to/TO/aux/3 keep/VB/xcomp/1 ships/NNS/dobj/3")
    assert not has_outer_object(own.doc[3])


def test_how_another_is_made_to_do_something_is_no_part_of_what_is_done(facts: Any) -> None:
    found = facts("Congress sought to compel the State Department to publish the rules by cutting its budget.")
    assert [f[2] for f in found if f[1] == "requiredTo"] == ["publish-the-rules"]
