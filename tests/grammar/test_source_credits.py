from tests.grammar.conftest import Facts

CREDIT = (
    "(Added Pub. L. 107–112, div. A, title VIII, §871(a), Dec. 23, 2002, 116 Stat. 27; "
    "amended Pub. L. 111–31, §844, Dec. 22, 2010, 124 Stat. 3.)"
)


def test_laws_that_added_and_amended_a_section(law: Facts) -> None:
    found = law("§ 4401. Ports", CREDIT)
    assert {f for f in found if f[1] in ("establishes", "amends")} == {
        ("PublicLaw107112", "establishes", "Section4401", "2002-12-23"),
        ("PublicLaw11131", "amends", "Section4401", "2010-12-22"),
    }


def test_a_credit_without_a_section_says_nothing(facts: Facts) -> None:
    assert not {f for f in facts(CREDIT) if f[1] in ("establishes", "amends")}


def test_a_page_of_the_statutes_is_no_date(law: Facts) -> None:
    found = law("§5401. Harbours", "(Added Pub. L. 116–92, title X, §1031(a), Dec. 20, 2019, 133 Stat. 1581.)")
    assert {f[3] for f in found if f[1] == "establishes"} == {"2019-12-20"}
