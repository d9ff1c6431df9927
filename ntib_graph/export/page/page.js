// Puts the parts of the page together.

const graph = new Graph(JSON.parse(document.getElementById("data").textContent));
const byId = (id) => document.getElementById(id);

const factList = new FactList(byId("facts"), graph, (chosen) => choose(chosen, true));
const drawing = new Drawing(byId("drawing"), byId("tip"), graph, (chosen) => choose(chosen, false));

// Shows the facts of a node or edge; `isFar` where it was not chosen in the picture, which then moves to it.
function choose(chosen, isFar) {
  drawing.chosen = chosen;
  factList.show(chosen);
  if (isFar && chosen.node) drawing.centre(chosen.node);
  drawing.redraw();
  byId("said").textContent = inWords(chosen);
}

// What was chosen, for those who do not see it appear.
function inWords({ node, edge }) {
  const count = (facts) => `${facts.filter((fact) => fact.shown).length} facts shown`;
  if (node) return `${node.label}: ${count(node.facts)}`;
  return edge ? `${edge.source.label} ${graph.relations[edge.relation].label} ${edge.target.label}: ${count(edge.facts)}` : "";
}

function refresh() {
  graph.refresh();
  if (drawing.chosen.edge && !drawing.chosen.edge.facts.some((fact) => fact.shown)) drawing.chosen = {};
  factList.show(drawing.chosen);
  drawing.redraw();
  tell();
}

function tell() {
  const time = graph.year === null ? "" : `, as of ${graph.year}`;
  byId("shown").textContent = `${graph.shownNodes.length} things, ${graph.shownFacts.length} facts${time}`;
}

new Search(byId("search"), byId("matches"), graph, (node) => choose({ node }, true));
checkList(byId("classes"), classItems(graph), graph.hiddenClasses, refresh);
checkList(byId("relations"), relationItems(graph), graph.hiddenRelations, refresh);
yearSlider(byId("year"), byId("year-shown"), byId("all-years"), graph.years, (year) => {
  graph.year = year;
  refresh();
});
byId("controls").addEventListener("submit", (event) => event.preventDefault());
byId("zoom-in").addEventListener("click", () => drawing.zoom(1.4));
byId("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.4));
byId("zoom-all").addEventListener("click", () => drawing.showAll());
byId("legend").append(...graph.legend.map(({ label, colour }) => element("li", {}, swatch(colour), label)));
factList.show({});
tell();
