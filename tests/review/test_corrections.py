import pytest

from ntib_graph.model.errors import NtibGraphError, UnknownNameError, UsageError
from ntib_graph.model.statements import Entity, Finding, Statement, Status
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.review.corrections import Correction, correction_of
from ntib_graph.review.sessions import ReviewSession
from ntib_graph.vocabulary.domain import Domain


@pytest.fixture
def correction(session: ReviewSession, finding: Finding) -> Correction:
    return session.correction(finding)


@pytest.fixture
def ours(domain: Domain) -> Correction:
    space = domain.ontology.namespace
    statement = Statement(*(Iri(space + name) for name in ("Canada", "exemptFrom", "ITAR")))
    return correction_of(statement, domain, domain.ontology.entities)


def test_unchanged_it_states_what_was_read(correction: Correction, finding: Finding) -> None:
    assert correction.statement == finding.statement
    assert correction.roles == {
        "subject": "Nell Marsh", "relation": "tended", "object": "Harbour Light",
        "since": "", "until": "", "at": "", "status": "asserted", "by": "",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["Gull Rock Light", "gull rock light", "the Gull Rock", "sea:GullRockLight", " Gull  Rock "])
def test_a_thing_is_found_by_any_of_its_names(correction: Correction, typed: str) -> None:
    assert correction.change("object", typed).statement.object.local_name == "GullRockLight"  # type: ignore[union-attr]


def test_a_misspelt_name_is_answered_with_the_nearest(correction: Correction) -> None:
    with pytest.raises(UnknownNameError) as caught:
        correction.change("object", "Gul Rok Light")
    assert "Did you mean 'Gull Rock Light'" in caught.value.advice
    with pytest.raises(UnknownNameError, match="no relation called 'tendde'") as caught:
        correction.change("relation", "tendde")
    assert "'tended'" in caught.value.advice


def test_every_role_can_be_changed(ours: Correction) -> None:
    changed = (
        ours.change("subject", "the UK").change("relation", "exemptFrom").change("object", "EAR").change("since", "2024")
        .change("until", "2030-05").change("status", "possible").change("by", "Congress")
        .change("except for", "Excluded Technologies List").change("exempted by", "Norcross amendment")
    )  # fmt: skip
    statement = changed.statement
    assert [iri.local_name for iri in (statement.subject, statement.object)] == ["UnitedKingdom", "EAR"]  # type: ignore[union-attr]
    assert (str(statement.since), str(statement.until), statement.at) == ("2024", "2030-05", None)
    assert statement.status is Status.POSSIBLE
    assert {q.property.local_name for q in statement.qualifiers} == {"exceptFor", "exemptedBy"}
    assert changed.roles["by"] == "US Congress"
    assert changed.roles["except for"] == "Excluded Technologies List"
    emptied = changed
    for role in ("since", "until", "by", "except for", "exempted by"):
        emptied = emptied.change(role, "")
    again = emptied.change("status", "asserted").change("subject", "Canada").change("object", "ITAR")
    assert again.statement == ours.statement
    assert again.fields == ours.fields


def test_new_things_phrases_and_values(correction: Correction, ours: Correction) -> None:
    tower = correction.change("object", "Old Tower (lighthouse)")
    assert tower.fields["object_class"] == "sea:Lighthouse"
    assert tower.roles["object"] == "Old Tower"
    assert "object_class" not in tower.change("object", "Gull Rock").fields
    lit = correction.change("relation", "was first lit in").change("subject", "Gull Rock").change("object", "1872")
    assert lit.statement.object == Literal("1872", "http://id.loc.gov/datatypes/edtf/EDTF")
    barrier = ours.change("relation", "faces the barrier").change("object", "slow licences")
    assert barrier.fields["object_class"] == "ntib:Barrier"
    money = ours.change("relation", "funds").change("object", "AUKUS").change("with the sum of", "$2 billion")
    assert money.fields["qualifiers"] == {"ntib:amount": "$2 billion"}
    threshold = ours.change("subject", "domestic content requirement").change("relation", "has the threshold")
    assert threshold.change("object", "65 %").statement.object.value == "65"


def test_a_thing_the_document_introduces_keeps_its_class(correction: Correction, finding: Finding) -> None:
    changed = correction.change("subject", "Ada Brook").change("subject", "Nell Marsh")
    assert changed.statement.subject == finding.statement.subject
    assert changed.fields["subject_class"] == "sea:Keeper"


@pytest.mark.parametrize(
    ("role", "typed", "said"),
    [
        ("subject", "", "needs its subject"),
        ("since", "long ago", "'long ago' is no date"),
        ("status", "rumoured", "no status"),
        ("colour", "red", "no role called 'colour'"),
        ("object", "Old Tower (spaceship)", "no class called 'spaceship'"),
    ],
)
def test_what_cannot_be_meant_is_said(correction: Correction, role: str, typed: str, said: str) -> None:
    with pytest.raises(NtibGraphError, match=said):
        correction.change(role, typed)


def test_roles_that_do_not_fit_the_relation_are_said(correction: Correction) -> None:
    with pytest.raises(UsageError, match=r"'Storm Island' \(island\) cannot be the object of 'tended', which takes: lighthouse"):
        _ = correction.change("object", "Storm Island").statement


def test_a_number_that_is_none(ours: Correction) -> None:
    threshold = ours.change("relation", "has the threshold")
    with pytest.raises(UsageError, match="'many' is no number"):
        threshold.change("object", "many")


def test_names_to_complete(correction: Correction) -> None:
    assert {"Gull Rock", "Gull Rock Light", "Nell Marsh"} <= set(correction.names_for("object"))
    assert "tended" in correction.names_for("relation")
    assert "denied" in correction.names_for("status")
    assert correction.names_for("since") == ()
    with pytest.raises(UnknownNameError):
        correction.names_for("colour")


def test_a_thing_of_no_class_may_stand_anywhere(session: ReviewSession, finding: Finding) -> None:
    strange = Entity(Iri("https://example.org/sea/Strange"), "Strange")
    known = {**session.entities, strange.iri: strange}
    changed = correction_of(finding.statement, session.domain, known).change("object", "Strange")
    assert changed.statement.object == strange.iri
