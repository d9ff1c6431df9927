// Search, the year, and the lists of classes and relations.

const MATCHES_AT_MOST = 12;

class Search {
  // `onChoose` is called with the node that the reader picks.
  constructor(input, list, graph, onChoose) {
    Object.assign(this, { input, list, graph, onChoose, found: [], current: -1 });
    input.addEventListener("input", () => this.look());
    input.addEventListener("focus", () => this.look());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.press(event));
    // Before the input loses the focus.
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.pick(Number(item.dataset.number));
    });
  }

  look() {
    this.found = this.graph.named(this.input.value).slice(0, MATCHES_AT_MOST);
    this.current = this.found.length ? 0 : -1;
    const items = this.found.map((node, number) => {
      const item = element("li", { id: `match-${number}` }, node.label, element("small", {}, node.class + (node.shown ? "" : " (not shown now)")));
      item.setAttribute("role", "option");
      item.dataset.number = number;
      return item;
    });
    if (!items.length && this.input.value.trim()) items.push(element("li", {}, "Nothing of that name"));
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark();
  }

  mark() {
    for (const item of this.list.children) item.setAttribute("aria-selected", String(Number(item.dataset.number) === this.current));
    if (this.current < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `match-${this.current}`);
      this.list.children[this.current].scrollIntoView({ block: "nearest" });
    }
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      this.current = (this.current + step + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter") this.pick(this.current);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  pick(number) {
    const node = this.found[number];
    if (!node) return;
    this.input.value = node.label;
    this.close();
    this.onChoose(node);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

// A list of boxes to tick; `hidden` holds the keys of those that are not ticked.
function checkList(fieldset, items, hidden, onChange) {
  const list = fieldset.querySelector("ul");
  const boxes = items.map(({ key, label, count, colour }) => {
    const box = element("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(key);
      else hidden.add(key);
      onChange();
    });
    list.append(element("li", {}, element("label", {}, box, colour && swatch(colour), element("span", {}, label), element("small", {}, String(count)))));
    return { box, key };
  });
  for (const button of fieldset.querySelectorAll("[data-check]")) {
    button.addEventListener("click", () => {
      const isAll = button.dataset.check === "all";
      for (const { box, key } of boxes) {
        box.checked = isAll;
        if (isAll) hidden.delete(key);
        else hidden.add(key);
      }
      onChange();
    });
  }
  fieldset.hidden = !items.length;
}

function classItems(graph) {
  const counts = new Map();
  for (const node of graph.nodes) {
    const known = counts.get(node.class) || { key: node.class, label: node.class || "other", count: 0, colour: node.colour };
    known.count += 1;
    counts.set(node.class, known);
  }
  const byColour = new Map();
  for (const item of counts.values()) byColour.set(item.colour, (byColour.get(item.colour) || 0) + item.count);
  // Classes of one colour stand together, so that the list is the legend.
  return [...counts.values()].sort(
    (a, b) => byColour.get(b.colour) - byColour.get(a.colour) || a.colour.localeCompare(b.colour) || b.count - a.count || a.label.localeCompare(b.label),
  );
}

function relationItems(graph) {
  const counts = graph.relations.map((relation, key) => ({ key, label: relation.label, count: 0 }));
  for (const fact of graph.facts) counts[fact.relation].count += 1;
  return counts.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

// The slider shows all years until it is moved.
function yearSlider(slider, shown, reset, years, onChange) {
  if (!years) {
    slider.closest("fieldset").hidden = true;
    return;
  }
  [slider.min, slider.max] = years;
  slider.value = years[1];
  const say = (year) => {
    shown.value = year === null ? "All years" : String(year);
    slider.setAttribute("aria-valuetext", shown.value);
    onChange(year);
  };
  slider.addEventListener("input", () => say(Number(slider.value)));
  reset.addEventListener("click", () => {
    slider.value = years[1];
    say(null);
  });
  slider.setAttribute("aria-valuetext", "All years");
}
