// The facts beside the picture, in words, each with its quotes.

class FactList {
  // `onChoose` is called with {node} when the reader follows a name.
  constructor(section, graph, onChoose) {
    Object.assign(this, { section, graph, onChoose });
  }

  // The facts of a node or edge; of nothing, how to begin.
  show({ node, edge }) {
    if (node) this.section.replaceChildren(...this.ofNode(node));
    else if (edge) this.section.replaceChildren(...this.ofEdge(edge));
    else this.section.replaceChildren(...this.ofNothing());
    this.section.scrollTop = 0;
  }

  ofNothing() {
    const known = [...this.graph.shownNodes].sort((a, b) => b.neighbours.size - a.neighbours.size || a.index - b.index);
    const list = element("ul", { className: "names" });
    for (const node of known.slice(0, 12)) list.append(element("li", {}, this.link(node)));
    return [
      element("h2", {}, "Facts and their sources"),
      element("p", {}, "Choose a thing or a line in the picture, or find one by name: its facts stand here, each with the words of its source."),
      element("h3", {}, "Most connected"),
      list,
    ];
  }

  ofNode(node) {
    const parts = [element("h2", {}, node.label)];
    if (node.class) parts.push(element("p", { className: "kind" }, swatch(node.colour), node.class));
    if (node.description) parts.push(element("p", { className: "description" }, node.description));
    if (node.aliases.length) parts.push(element("p", { className: "aliases" }, `Also: ${node.aliases.join("; ")}`));
    const groups = new Map();
    for (const fact of node.facts.filter((fact) => fact.shown)) {
      const key = `${fact.relation} ${fact.subject === node.index}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(fact);
    }
    const ordered = [...groups.values()].sort((a, b) => b.length - a.length);
    for (const facts of ordered) parts.push(...this.group(facts, facts[0].subject === node.index));
    if (!groups.size) {
      const hidden = node.facts.length ? "None of its facts is shown with these choices of year, kind and relation." : "Nothing more is known of it.";
      parts.push(element("p", { className: "note" }, hidden));
    }
    return parts;
  }

  group(facts, isSubject) {
    const name = this.graph.relations[facts[0].relation].label;
    const heading = isSubject ? name : `… ${name} this`;
    const section = element("div", { className: "group" });
    section.dataset.relation = name;
    section.append(element("h3", {}, facts.length > 1 ? `${heading} (${facts.length})` : heading), ...facts.map((fact) => this.fact(fact)));
    return [section];
  }

  ofEdge(edge) {
    const facts = edge.facts.filter((fact) => fact.shown);
    return [element("h2", {}, this.graph.relations[edge.relation].label), ...facts.map((fact) => this.fact(fact))];
  }

  fact(fact) {
    const { nodes, relations } = this.graph;
    const said = element("p", { className: "said" }, this.link(nodes[fact.subject]), ` ${relations[fact.relation].label} `);
    said.append(fact.object === undefined ? element("strong", {}, fact.value) : this.link(nodes[fact.object]));
    const more = [...fact.qualifiers, fact.time, fact.by && `according to ${fact.by}`].filter(Boolean);
    const item = element("div", { className: "fact" }, said);
    if (more.length) item.append(element("p", { className: "more" }, more.join(" · ")));
    for (const number of fact.quotes) item.append(this.quote(this.graph.quotes[number]));
    return item;
  }

  quote(quote) {
    const source = this.graph.documents[quote.document];
    const name = source.address ? element("a", { href: source.address, target: "_blank", rel: "noopener noreferrer" }, source.title) : source.title;
    const paragraph = quote.paragraph && `paragraph ${quote.paragraph}`;
    const rest = [source.publisher, source.date, paragraph].filter(Boolean).join(", ");
    return element("blockquote", {}, `“${quote.text}”`, element("cite", {}, name, rest && ` (${rest})`));
  }

  link(node) {
    const button = element("button", { type: "button" }, node.label);
    button.addEventListener("click", () => this.onChoose({ node }));
    return button;
  }
}

function swatch(colour) {
  const mark = element("i", { className: "swatch" });
  mark.style.background = colour;
  mark.setAttribute("aria-hidden", "true");
  return mark;
}

// An element with properties and children; text is only ever text.
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
}
