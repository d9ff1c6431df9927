from ntib_graph.model.errors import DocumentError, NtibGraphError


def test_an_error_says_where_what_and_what_to_do() -> None:
    error = DocumentError("the file is empty.", where="a.txt", advice="Give it some text.")
    assert str(error) == "a.txt: the file is empty. Give it some text."
    assert error.exit_code == 3


def test_exit_codes_are_those_of_the_design() -> None:
    codes = {kind.__name__: kind.exit_code for kind in NtibGraphError.__subclasses__()}
    assert codes == {
        "UsageError": 2,
        "UnknownNameError": 1,
        "QueryError": 2,
        "DocumentError": 3,
        "DomainError": 3,
        "LimitError": 4,
        "StoreError": 5,
    }
