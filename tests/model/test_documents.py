from ntib_graph.model.documents import Passage, PassageKind


def test_a_passage_finds_its_way_back_over_what_was_cleaned_away() -> None:
    document = "  borders.1 Despite"
    passage = Passage("d", PassageKind.PARAGRAPH, "borders. Despite", ((0, 2), (8, 11)))
    start, end = passage.locate(0, 8)
    assert document[start:end] == "borders."
    start, end = passage.locate(9, 16)
    assert document[start:end] == "Despite"
    start, end = passage.locate(0, 16)
    assert document[start:end] == "borders.1 Despite"
