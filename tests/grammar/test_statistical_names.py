"""Names that recognition finds (fresh sentences)."""

from tests.grammar.conftest import Facts


def test_a_formal_name_is_the_countrys(facts: Facts) -> None:
    found = facts("Canada, Iceland and the Kingdom of Norway signed the Svalbard Accord in 2031.")
    assert {f[0] for f in found if f[1] == "signed"} == {"Canada", "Iceland", "Norway"}
