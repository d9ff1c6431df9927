import shutil
from pathlib import Path

from ntib_graph.api import KnowledgeGraph
from tests.conftest import LIGHTHOUSES

NAMES = """@prefix sea: <https://example.org/sea/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
sea:FogIsland a sea:Island ; rdfs:label "Fog Island"@en . sea:EmptyIsland a sea:Island ; rdfs:label "Empty Island"@en .
"""


def test_a_gazetteers_name_enters_the_graph_only_when_a_statement_speaks_of_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LIGHTHOUSES, tmp_path / "lights"))
    (folder / "data" / "gazetteer").mkdir()
    (folder / "data" / "gazetteer" / "islands.ttl").write_text(NAMES, encoding="utf-8")
    (folder / "data" / "documents" / "more.txt").write_text("The Harbour Light stands on Fog Island.\n", encoding="utf-8")
    graph = KnowledgeGraph(folder, tmp_path / "store")
    graph.build()
    islands = {entity.label for entity in graph.entities().values() if graph.domain.expand("sea:Island") in entity.classes}
    assert islands == {"Storm Island", "Fog Island"}
    assert graph.ask("Which lighthouses stand on Empty Island?").status.value == "empty"
