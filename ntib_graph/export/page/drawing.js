// The picture: a canvas that pans and zooms, and says what lies under the pointer.

const FONT = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const LABELS_AT_MOST = 260;
const HUBS = 15;
const SMALLEST_SCALE = 0.02;
const LARGEST_SCALE = 6;

class Drawing {
  // `onChoose` is called with {node} or {edge}, or with nothing for a click on empty ground.
  constructor(canvas, tip, graph, onChoose) {
    Object.assign(this, { canvas, tip, graph, onChoose, chosen: {}, pointed: {}, x: 0, y: 0, scale: 1, isDue: false });
    this.pen = canvas.getContext("2d");
    this.listen();
    new ResizeObserver(() => this.resize()).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
    this.recolour();
    this.resize();
    this.showAll();
  }

  recolour() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.colours = { ground: colour("--ground"), text: colour("--text"), link: colour("--link"), accent: colour("--accent") };
    this.redraw();
  }

  resize() {
    const box = this.canvas.getBoundingClientRect();
    const density = window.devicePixelRatio || 1;
    this.width = box.width;
    this.height = box.height;
    this.canvas.width = Math.round(box.width * density);
    this.canvas.height = Math.round(box.height * density);
    this.pen.setTransform(density, 0, 0, density, 0, 0);
    this.redraw();
  }

  redraw() {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.draw();
    });
  }

  // From the graph's place (y upwards) to the canvas (y downwards).
  place(node) {
    return [this.width / 2 + (node.x - this.x) * this.scale, this.height / 2 - (node.y - this.y) * this.scale];
  }

  radius(node) {
    return Math.max(2.5, Math.min(30, (node.size / 2) * Math.pow(this.scale, 0.75)));
  }

  showAll() {
    const nodes = this.graph.shownNodes.length ? this.graph.shownNodes : this.graph.nodes;
    if (!nodes.length) return;
    const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
    const [left, right] = extent(xs), [low, high] = extent(ys);
    this.x = (left + right) / 2;
    this.y = (low + high) / 2;
    this.scale = clamp(Math.min((this.width - 150) / (right - left || 1), (this.height - 110) / (high - low || 1)), SMALLEST_SCALE, 1.6);
    this.redraw();
  }

  centre(node) {
    this.x = node.x;
    this.y = node.y;
    this.scale = Math.max(this.scale, 0.9);
    this.redraw();
  }

  zoom(factor, at = [this.width / 2, this.height / 2]) {
    const scale = clamp(this.scale * factor, SMALLEST_SCALE, LARGEST_SCALE);
    const across = at[0] - this.width / 2, down = at[1] - this.height / 2;
    this.x += across / this.scale - across / scale;
    this.y -= down / this.scale - down / scale;
    this.scale = scale;
    this.redraw();
  }

  draw() {
    const { pen } = this;
    pen.fillStyle = this.colours.ground;
    pen.fillRect(0, 0, this.width, this.height);
    const nodes = this.graph.shownNodes;
    const near = this.nearby();
    for (const edge of this.graph.edges) this.drawEdge(edge, near);
    for (const node of nodes) this.drawNode(node, near);
    this.drawLabels(nodes, near);
  }

  // What stays bright while something is chosen; null where nothing is.
  nearby() {
    const { node, edge } = this.chosen;
    if (node && node.shown) return new Set([node, ...node.neighbours]);
    if (edge) return new Set([edge.source, edge.target]);
    return null;
  }

  isLit(edge) {
    const { node, edge: chosen } = this.chosen;
    const isSame = (other) => other && other.source === edge.source && other.target === edge.target && other.relation === edge.relation;
    return isSame(chosen) || isSame(this.pointed.edge) || (node && (edge.source === node || edge.target === node));
  }

  // The two ends and the control point of an edge's curve, or null where none of it is in sight.
  curve(edge) {
    const [ax, ay] = this.place(edge.source), [bx, by] = this.place(edge.target);
    if (edge.source === edge.target) return null;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const offset = edge.bend * Math.min(26, length * 0.25);
    const cx = (ax + bx) / 2 - ((by - ay) / length) * offset * 2, cy = (ay + by) / 2 + ((bx - ax) / length) * offset * 2;
    const isOut =
      Math.max(ax, bx, cx) < 0 || Math.min(ax, bx, cx) > this.width || Math.max(ay, by, cy) < 0 || Math.min(ay, by, cy) > this.height;
    return isOut ? null : { ax, ay, bx, by, cx, cy, length };
  }

  drawEdge(edge, near) {
    const { pen } = this;
    const curve = this.curve(edge);
    if (!curve) return;
    const isLit = this.isLit(edge);
    pen.globalAlpha = near && !isLit ? 0.12 : isLit ? 1 : 0.7;
    pen.strokeStyle = pen.fillStyle = isLit ? this.colours.accent : this.colours.link;
    pen.lineWidth = (isLit ? 1.8 : 0.9) + 0.35 * (Math.min(edge.facts.length, 6) - 1);
    pen.setLineDash(this.graph.relations[edge.relation].plain ? [] : [5, 4]);
    pen.beginPath();
    pen.moveTo(curve.ax, curve.ay);
    pen.quadraticCurveTo(curve.cx, curve.cy, curve.bx, curve.by);
    pen.stroke();
    pen.setLineDash([]);
    if (this.scale > 0.35 || isLit) this.drawArrow(edge, curve);
    pen.globalAlpha = 1;
  }

  drawArrow(edge, { bx, by, cx, cy }) {
    const { pen } = this;
    const angle = Math.atan2(by - cy, bx - cx);
    const reach = this.radius(edge.target) + 1;
    const tipX = bx - Math.cos(angle) * reach, tipY = by - Math.sin(angle) * reach;
    pen.beginPath();
    pen.moveTo(tipX, tipY);
    for (const side of [-0.42, 0.42]) pen.lineTo(tipX - 8 * Math.cos(angle + side), tipY - 8 * Math.sin(angle + side));
    pen.fill();
  }

  drawNode(node, near) {
    const { pen } = this;
    const [x, y] = this.place(node), radius = this.radius(node);
    if (x < -radius || y < -radius || x > this.width + radius || y > this.height + radius) return;
    pen.globalAlpha = near && !near.has(node) ? 0.2 : 1;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = node.colour;
    pen.fill();
    const isChosen = this.chosen.node === node;
    pen.lineWidth = isChosen ? 3 : 1;
    pen.strokeStyle = isChosen ? this.colours.accent : this.colours.text;
    pen.stroke();
    pen.globalAlpha = 1;
  }

  // Names of the most important things first; a name that would cover another one is left out until one zooms in.
  drawLabels(nodes, near) {
    const { pen } = this;
    const rank = (node) =>
      (this.chosen.node === node || this.pointed.node === node ? 3e6 : near && near.has(node) ? 1e6 : 0) + node.neighbours.size;
    const names = new Taken(), discs = new Taken();
    for (const node of nodes) {
      const [x, y] = this.place(node), reach = this.radius(node) * 0.8;
      discs.add([x - reach, y - reach, x + reach, y + reach]);
    }
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    let count = 0;
    for (const node of [...nodes].sort((a, b) => rank(b) - rank(a) || a.index - b.index)) {
      if (count >= LABELS_AT_MOST) break;
      const [x, y] = this.place(node);
      if (x < -60 || y < -20 || x > this.width + 60 || y > this.height + 20 || (near && !near.has(node))) continue;
      const isWhole = this.chosen.node === node || this.pointed.node === node;
      const size = clamp(10 + node.size / 9, 11, 15);
      pen.font = `${isWhole ? "600 " : ""}${size}px ${FONT}`;
      const lines = wrapped(node.label, 24, isWhole ? 6 : 2);
      const half = Math.max(...lines.map((line) => pen.measureText(line).width)) / 2 + 2, high = lines.length * size * 1.15;
      const radius = this.radius(node), aside = radius + half + 3;
      // Below the disc, else above it or beside it.
      const spots = [[x, y + radius + 3], [x, y - radius - high - 3], [x + aside, y - high / 2], [x - aside, y - high / 2]];
      const box = ([middle, top]) => [middle - half, top, middle + half, top + high];
      const unnamed = spots.filter((place) => names.isFree(box(place)));
      const free = unnamed.filter((place) => discs.isFree(box(place)));
      const isInSight = ([middle]) => middle - half > 0 && middle + half < this.width;
      // A hub may cover discs: one that nobody can name is worse.
      const isHub = count < HUBS && node.neighbours.size > 3;
      const spot = free.find(isInSight) || (isHub && unnamed.find(isInSight)) || (isWhole && spots[0]);
      if (!spot) continue;
      names.add(box(spot));
      count += 1;
      lines.forEach((line, number) => this.drawText(line, spot[0], spot[1] + number * size * 1.15));
    }
    this.drawRelationNames(names);
  }

  drawRelationNames(names) {
    const { pen } = this;
    pen.font = `11px ${FONT}`;
    pen.textBaseline = "middle";
    for (const edge of this.graph.edges) {
      const isLit = this.isLit(edge);
      if (!isLit && (this.scale < 1.5 || this.chosen.node || this.chosen.edge)) continue;
      const curve = this.curve(edge);
      if (!curve) continue;
      const [x, y] = along(curve, 0.5), name = this.graph.relations[edge.relation].label;
      const half = pen.measureText(name).width / 2 + 2;
      const box = [x - half, y - 7, x + half, y + 7];
      if (half * 2 > curve.length - 10 || !names.isFree(box)) continue;
      names.add(box);
      this.drawText(name, x, y, isLit ? this.colours.accent : this.colours.text);
    }
  }

  drawText(text, x, y, colour = this.colours.text) {
    this.pen.strokeStyle = this.colours.ground;
    this.pen.lineWidth = 3.5;
    this.pen.strokeText(text, x, y);
    this.pen.fillStyle = colour;
    this.pen.fillText(text, x, y);
  }

  // The node or edge at a point of the canvas.
  at(x, y) {
    let best = {}, nearest = 6;
    for (const node of this.graph.shownNodes) {
      const [nodeX, nodeY] = this.place(node);
      const distance = Math.hypot(x - nodeX, y - nodeY) - this.radius(node);
      if (distance < nearest) [best, nearest] = [{ node }, distance];
    }
    if (best.node) return best;
    for (const edge of this.graph.edges) {
      const curve = this.curve(edge);
      for (let part = 0; curve && part <= 1; part += 1 / 24) {
        const [edgeX, edgeY] = along(curve, part);
        const distance = Math.hypot(x - edgeX, y - edgeY);
        if (distance < nearest) [best, nearest] = [{ edge }, distance];
      }
    }
    return best;
  }

  point(x, y) {
    const found = this.at(x, y);
    const { tip, graph } = this;
    this.canvas.classList.toggle("pointing", Boolean(found.node || found.edge));
    tip.hidden = !found.node && !found.edge;
    if (!tip.hidden) {
      const { node, edge } = found;
      tip.textContent = node ? node.label : `${edge.source.label} – ${graph.relations[edge.relation].label} – ${edge.target.label}`;
      tip.style.left = `${Math.min(x + 14, this.width - tip.offsetWidth - 8)}px`;
      tip.style.top = `${Math.min(y + 16, this.height - tip.offsetHeight - 8)}px`;
    }
    if (found.node !== this.pointed.node || found.edge !== this.pointed.edge) {
      this.pointed = found;
      this.redraw();
    }
  }

  listen() {
    const { canvas } = this;
    const fingers = new Map();
    let travelled = 0;
    const spot = (event) => [event.offsetX, event.offsetY];
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, spot(event));
      if (fingers.size === 1) travelled = 0;
    });
    canvas.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId), now = spot(event);
      if (!before) {
        this.point(...now);
        return;
      }
      const other = [...fingers].find(([id]) => id !== event.pointerId);
      if (other) {
        const apart = (from) => Math.hypot(from[0] - other[1][0], from[1] - other[1][1]) || 1;
        this.zoom(apart(now) / apart(before), now);
      }
      const part = other ? 0.5 : 1;
      this.x -= ((now[0] - before[0]) * part) / this.scale;
      this.y += ((now[1] - before[1]) * part) / this.scale;
      travelled += Math.hypot(now[0] - before[0], now[1] - before[1]);
      fingers.set(event.pointerId, now);
      canvas.classList.toggle("moving", travelled > 4);
      this.tip.hidden = true;
      this.redraw();
    });
    const release = (event) => {
      const isClick = fingers.size === 1 && travelled <= 4 && event.type === "pointerup";
      fingers.delete(event.pointerId);
      canvas.classList.remove("moving");
      if (isClick) this.onChoose(this.at(...spot(event)));
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("pointerleave", () => {
      this.tip.hidden = true;
      this.pointed = {};
      this.redraw();
    });
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), spot(event));
    }, { passive: false });
    canvas.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const step = 60 / this.scale;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) {
      this.x += moves[event.key][0];
      this.y += moves[event.key][1];
      this.redraw();
    } else if (event.key === "+" || event.key === "=") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.showAll();
    else if (event.key === "Escape") this.onChoose({});
    else return;
    event.preventDefault();
  }
}

// Where something stands already; boxes are [left, top, right, bottom], kept by the cells of a grid that they touch.
class Taken {
  constructor() {
    this.cells = new Map();
  }

  *keys([left, top, right, bottom]) {
    for (let column = Math.floor(left / 80); column <= right / 80; column += 1) {
      for (let row = Math.floor(top / 80); row <= bottom / 80; row += 1) yield `${column} ${row}`;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  isFree(box) {
    const meets = (other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1];
    for (const key of this.keys(box)) if ((this.cells.get(key) || []).some(meets)) return false;
    return true;
  }
}

// A point of a quadratic curve, `part` of the way from its first end to its second.
function along({ ax, ay, bx, by, cx, cy }, part) {
  const rest = 1 - part;
  return [rest * rest * ax + 2 * rest * part * cx + part * part * bx, rest * rest * ay + 2 * rest * part * cy + part * part * by];
}

function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}

function extent(values) {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

// The words in lines of about `width` characters; what does not go into `most` lines ends in "…".
function wrapped(text, width, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
}
