// The graph and what of it is shown: by class, by relation, as of a year.

class Graph {
  // `data` is what page_data.py makes: nodes, relations, documents, quotes, and facts that point at them by number.
  constructor(data) {
    Object.assign(this, data);
    this.classNames = [...new Set(this.nodes.map((node) => node.class))];
    this.hiddenClasses = new Set();
    this.hiddenRelations = new Set();
    this.year = null;
    this.nodes.forEach((node, index) => Object.assign(node, { index, facts: [], neighbours: new Set() }));
    for (const fact of this.facts) {
      this.nodes[fact.subject].facts.push(fact);
      if (fact.object !== undefined && fact.object !== fact.subject) this.nodes[fact.object].facts.push(fact);
    }
    this.edges = [];
    this.refresh();
  }

  // Whether the fact holds at some day of the year; null is any time.
  holds(fact, year) {
    if (year === null) return true;
    const first = isoYear(year) + "-01-01", last = isoYear(year) + "-12-31";
    if (fact.until && fact.until <= first) return false;
    if (fact.since) return fact.since <= last;
    if (fact.at) return fact.at[0] <= last && (fact.once || fact.at[1] >= first);
    // An unknown start counts only where no dated start of the same triple is known.
    return !fact.startKnown;
  }

  isShown(fact) {
    const ends = [fact.subject, fact.object].filter((end) => end !== undefined);
    return (
      !this.hiddenRelations.has(fact.relation) &&
      ends.every((end) => !this.hiddenClasses.has(this.nodes[end].class)) &&
      this.holds(fact, this.year)
    );
  }

  // Works out anew which facts, nodes and edges are shown; facts of one relation between two things are one edge.
  refresh() {
    const edges = new Map();
    for (const node of this.nodes) {
      node.shown = false;
      node.neighbours.clear();
    }
    for (const fact of this.facts) {
      fact.shown = this.isShown(fact);
      if (!fact.shown) continue;
      const source = this.nodes[fact.subject];
      source.shown = true;
      if (fact.object === undefined) continue;
      const target = this.nodes[fact.object];
      target.shown = true;
      source.neighbours.add(target);
      target.neighbours.add(source);
      const key = `${fact.subject} ${fact.object} ${fact.relation}`;
      if (!edges.has(key)) edges.set(key, { source, target, relation: fact.relation, facts: [] });
      edges.get(key).facts.push(fact);
    }
    this.edges = [...edges.values()];
    spreadParallels(this.edges);
  }

  get shownNodes() {
    return this.nodes.filter((node) => node.shown);
  }

  get shownFacts() {
    return this.facts.filter((fact) => fact.shown);
  }

  // Nodes whose name or other name holds the words, the best match first: whole name, beginning, word's beginning, anywhere.
  named(words) {
    const wanted = level(words);
    if (!wanted) return [];
    const found = [];
    for (const node of this.nodes) {
      const rank = Math.min(...[node.label, ...node.aliases].map((name) => matchRank(level(name), wanted)));
      if (rank < Infinity) found.push([rank + (node.shown ? 0 : 0.5), -node.facts.length, node]);
    }
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2].label.localeCompare(b[2].label));
    return found.map(([, , node]) => node);
  }
}

function matchRank(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  const place = name.indexOf(wanted);
  if (place < 0) return Infinity;
  return /[\s("'-]/.test(name[place - 1]) ? 2 : 3;
}

// Without case and accents, so that "Cote" finds "Côte".
function level(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

function isoYear(year) {
  return String(year).padStart(4, "0");
}

// Gives each edge a bend so that edges between the same two things lie side by side.
function spreadParallels(edges) {
  const groups = new Map();
  for (const edge of edges) {
    const [low, high] = [edge.source.index, edge.target.index].sort((a, b) => a - b);
    const key = `${low} ${high}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  for (const group of groups.values()) {
    group.forEach((edge, number) => {
      const bend = number - (group.length - 1) / 2;
      // An edge that runs the other way sees left and right exchanged.
      edge.bend = edge.source.index < edge.target.index ? bend : -bend;
    });
  }
}
