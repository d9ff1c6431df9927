from tests.grammar.conftest import Facts


def test_a_name_says_what_its_bearer_is(facts: Facts) -> None:
    found = facts("Norway bought the K9D Kestrel coastal radar system.")
    assert ("K9DKestrelCoastalRadarSystem", "describedAs", "coastal-radar-system") in {f[:3] for f in found}


def test_one_common_noun_or_a_class_says_nothing_new(facts: Facts) -> None:
    assert not [f for f in facts("Norway bought the Avro class submarine.") if f[1] == "describedAs"]
    assert not [f for f in facts("Norway joined the AUKUS partnership.") if f[1] == "describedAs"]


def test_an_indefinite_noun_between_commas(facts: Facts) -> None:
    found = facts("Blue Gate, a patrol vessel for shallow waters, was built in Norway.")
    assert ("BlueGate", "describedAs", "patrol-vessel-for-shallow-waters", "") in found
    assert ("Gannet", "describedAs", "4x4-patrol-vehicle", "") in facts("Gannet, a 4x4 patrol vehicle, was built in Norway.")
