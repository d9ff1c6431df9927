from tests.grammar.conftest import Facts


def duties(found: set[tuple[str, ...]]) -> set[str]:
    return {f[2] for f in found if f[1] == "requiredTo"}


def test_it_is_the_object_of_the_verb_before(facts: Facts) -> None:
    found = facts("The Secretary of Trade shall maintain a list of safe ports and shall update it every 2 years.")
    assert "update-a-list-of-safe-ports-every-2-years" in duties(found)
