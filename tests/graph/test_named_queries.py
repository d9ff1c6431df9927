from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.graph.named_queries import (
    NamedQuery,
    Parameter,
    find_named_query,
    read_named_queries,
    read_named_query,
    with_parameters,
)
from ntib_graph.graph.sparql_text import tokens
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.errors import DomainError, QueryError, UnknownNameError, UsageError
from ntib_graph.model.terms import Iri, Literal, Triple

QUERY = """#+ title: Who lives there as of a day
#+ question: Which animals lived in the pond in 2020?
#+ description: One row an animal,
#+   with its weight.
#+ param: day (date) = 2020
#+ param: place = zoo:Pond
#+ param: least (number) = 2.50
#+ param: word (text) = fish
#+ rows:
#+   zoo:Olga, 7
#+   "Otto, the old", 9
SELECT ?animal { ?animal ?day $place . FILTER($day > $least) # $day
  FILTER("$word" != $word) }
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lives-there.rq"
    path.write_text(text, encoding="utf-8")
    return path


def known(name: str) -> Iri:
    if name in ("zoo:Pond", "the pond"):
        return Iri("http://zoo.example/Pond")
    raise UnknownNameError(f"no {name}")


def test_the_header_is_read(tmp_path: Path) -> None:
    query = read_named_query(written(tmp_path, QUERY))
    assert query.name == "lives-there"
    assert query.description == "One row an animal, with its weight."
    assert query.parameters == (
        Parameter("day", "date", "2020"),
        Parameter("place", "entity", "zoo:Pond"),
        Parameter("least", "number", "2.50"),
        Parameter("word", "text", "fish"),
    )
    assert query.golden == (("zoo:Olga", "7"), ("Otto, the old", "9"))


def test_parameters_replace_their_variables_only(tmp_path: Path) -> None:
    sparql = with_parameters(read_named_query(written(tmp_path, QUERY)), {"day": "2021-02", "place": "the pond"}, known)
    body = sparql[sparql.index("SELECT") :]
    assert "?day <http://zoo.example/Pond> ." in body
    assert '"2021-02-28"^^<http://www.w3.org/2001/XMLSchema#date> > "2.5"^^' in body
    assert "# $day" in body
    assert '"$word" != "fish"' in body
    GraphStore.in_memory([]).query(sparql)


@pytest.mark.parametrize(
    ("line", "number", "said"),
    [
        ("#+ titel: x", 2, "unknown header"),
        ("#+ param: day = ", 2, "cannot be read"),
        ("#+ param: day (moment) = 2020", 2, "unknown type 'moment'"),
        ("#+ param: day (date) = yesterday", 2, "must be a date"),
        ("#+ param: day (number) = many", 2, "must be a number"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, line: str, number: int, said: str) -> None:
    with pytest.raises(DomainError, match=said) as caught:
        read_named_query(written(tmp_path, f"#+ title: t\n{line}\nSELECT * {{ ?s ?p $day }}"))
    assert str(caught.value).startswith(f"{tmp_path / 'lives-there.rq'}:{number}:")


def test_a_query_needs_a_title_and_uses_its_parameters(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="no '#\\+ title:'"):
        read_named_query(written(tmp_path, "SELECT * {}"))
    with pytest.raises(DomainError, match=r"\$day"):
        read_named_query(written(tmp_path, "#+ title: t\n#+ param: day (date) = 2020\nSELECT * { ?s ?p ?day }"))
    (tmp_path / "lives-there.rq").write_bytes(b"\xff")
    with pytest.raises(DomainError, match="cannot be read"):
        read_named_queries(tmp_path)
    assert read_named_queries(tmp_path / "nowhere") == ()


def test_wrong_values_are_the_users_errors(tmp_path: Path) -> None:
    query = read_named_query(written(tmp_path, QUERY))
    with pytest.raises(UsageError, match="no parameter 'when'"):
        with_parameters(query, {"when": "2020"}, known)
    with pytest.raises(UsageError, match="must be a date"):
        with_parameters(query, {"day": "soon"}, known)
    with pytest.raises(UnknownNameError):
        with_parameters(query, {"place": "the moon"}, known)
    with pytest.raises(UnknownNameError, match="must name an entity"):
        with_parameters(query, {"place": "x"}, lambda _: Iri("_:x"))
    with pytest.raises(UnknownNameError, match="lives-there"):
        find_named_query([query], "live-there")


def test_a_malformed_query_names_its_file(tmp_path: Path) -> None:
    query = read_named_query(written(tmp_path, "#+ title: t\nSELECT ?x {\n ?x ?p }"))
    with pytest.raises(QueryError, match=r"lives-there\.rq, line 3, column 8"):
        query.run(GraphStore.in_memory([]), {})


INJECTIONS = st.text(max_size=40) | st.sampled_from(
    ['" } INSERT', "> } #", "x> ?p ?o . ?s <y", '"""', "'''", "\\", "$value", "?s", "1 UNION", "_:b", "http://a.example/> {}"]
)


def canary(kind: str) -> NamedQuery:
    return NamedQuery(
        "n", Path("n.rq"), "SELECT ?s { ?s <http://zoo.example/p> $value }", "t", parameters=(Parameter("value", kind, "x"),)
    )


@given(INJECTIONS, st.sampled_from(["text", "date", "number", "entity"]))
def test_no_value_can_change_the_query(value: str, kind: str) -> None:
    try:
        sparql = with_parameters(canary(kind), {"value": value}, Iri)
    except (UsageError, UnknownNameError):
        return
    shape = [t.text for t in tokens(sparql) if t.kind in ("mark", "word", "variable")]
    assert [t for t in shape if t != "^^"] == ["SELECT", "?s", "{", "?s", "}"]
    assert ox.Store().query(sparql) is not None


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_a_text_finds_exactly_itself(value: str) -> None:
    s, p = Iri("http://zoo.example/s"), Iri("http://zoo.example/p")
    store = GraphStore.in_memory([Triple(s, p, Literal(value)), Triple(p, p, Literal(value + "x"))])
    assert store.select(with_parameters(canary("text"), {"value": value}, Iri)).rows == ((s,),)
