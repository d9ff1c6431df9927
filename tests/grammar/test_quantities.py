from ntib_graph.grammar.quantities import find_quantities


def test_percentages_and_money() -> None:
    found = find_quantities("from 55% to 65.5 per cent, for $2.4 billion and £3,000")
    assert [(q.number, q.unit) for q in found] == [("55", "%"), ("65.5", "%"), ("2.4", ""), ("3000", "")]


def test_plain_numbers_are_no_quantities() -> None:
    assert not find_quantities("five of 20 submarines in 2020")


def test_money_by_the_code_of_its_currency() -> None:
    found = find_quantities("Finland gave EUR 200 million and a $3 billion loan.")
    assert [(q.number, q.unit) for q in found] == [("200", ""), ("3", "")]
    assert "a $3" not in "Finland gave EUR 200 million and a $3 billion loan."[found[1].start :]


def test_a_range_of_money_and_a_comma_behind() -> None:
    assert [t.end - t.start for t in find_quantities("A$16–21 billion")] == [len("A$16–21 billion")]
    assert [t.number for t in find_quantities("at most $150,000,000, or less")] == ["150000000"]


def test_money_with_its_currency_written_out() -> None:
    found = find_quantities("It cost 1.2 million euros, 300,000 New Zealand dollars and 40 yen.")
    assert [q.number for q in found] == ["1.2", "300000", "40"]
