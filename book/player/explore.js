/* The page player: moves the figures of the published book.
 *
 * Every state of a figure was drawn while the book was built. A script of its own holds, for each figure, the
 * different lines of all its pictures once, and for each state which lines it shows (dlcore/course/interactive/frames.py).
 * The player reads the native controls, finds the state's frame and replaces the lines that differ. It needs no server:
 * classic scripts, no fetch, no modules. touch.js tells it what a pointer does to the picture.
 */
(function () {
  "use strict";

  const PLAY_INTERVAL = 700; // ms from one frame to the next
  const SAY_AFTER = 500; // ms without a move before the picture's words are read aloud
  const MARKED_FOR = 1500; // ms
  const NEAR = "1500px"; // how far from the window a figure's frames are loaded

  /** A line's element as plain data: its name, its attributes and what it holds; cheap to compare with another's. */
  function described(node) {
    if (node.nodeType === Node.TEXT_NODE) return { data: node.data, inside: [] };
    const attributes = Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]));
    return { name: node.localName, attributes, inside: Array.from(node.childNodes, described) };
  }

  const alike = (one, other) => one.name === other.name && one.inside.length === other.inside.length;

  /** Make the element that shows `from` show `to`, writing only what differs: a new element would be laid out anew. */
  function rewrite(node, from, to) {
    if (from.data !== to.data) node.data = to.data;
    for (const name in from.attributes) {
      if (!(name in to.attributes)) node.removeAttribute(name);
    }
    for (const name in to.attributes) {
      if (from.attributes[name] !== to.attributes[name]) node.setAttribute(name, to.attributes[name]);
    }
    if (node.classList && from.attributes["data-term"] !== to.attributes["data-term"]) node.removeAttribute("class");
    from.inside.forEach((part, i) => rewrite(node.childNodes[i], part, to.inside[i]));
  }

  /** Whether a line can be rewritten into another: the same elements, with other attributes and words. */
  function same(from, to) {
    return alike(from, to) && from.inside.every((part, i) => same(part, to.inside[i]));
  }

  /** The panels of a picture, as lists of lines; shows another frame by changing what differs. */
  class Panels {
    constructor(element, lines, frame, runs) {
      this.lines = lines;
      this.frames = new Map(); // frame → the numbers of its lines, panel by panel
      this.made = new Map(); // number of a line → its element, and that as plain data
      this.svgs = Array.from(element.querySelectorAll("svg"));
      this.nodes = this.svgs.map((svg) => Array.from(svg.children));
      this.shown = this.read(frame, runs);
      this.svgs.forEach(keepToItself);
    }

    /** The numbers of a frame's lines, panel by panel, without those that open and close a panel. */
    read(frame, runs) {
      if (this.frames.has(frame)) return this.frames.get(frame);
      const panels = [];
      for (let i = 0; i < runs.length; i += 2) {
        for (let line = runs[i]; line < runs[i] + runs[i + 1]; line++) {
          if (this.lines[line].startsWith("<svg")) panels.push([]);
          else if (this.lines[line] !== "</svg>") panels[panels.length - 1].push(line);
        }
      }
      this.frames.set(frame, panels);
      return panels;
    }

    show(frame, runs) {
      const wanted = this.read(frame, runs);
      wanted.forEach((lines, i) => {
        if (lines !== this.shown[i]) this.nodes[i] = this.patch(this.svgs[i], this.nodes[i], this.shown[i], lines);
      });
      this.shown = wanted;
    }

    /** Walk through the old and the new lines side by side; returns the panel's elements. */
    patch(svg, nodes, old, lines) {
      const [had, has] = [new Set(old), new Set(lines)];
      const result = [];
      let at = 0;
      for (const line of lines) {
        // What the new picture has no place for goes, if the line that is wanted stands further on.
        while (at < old.length && old[at] !== line && had.has(line) && !has.has(old[at])) nodes[at++].remove();
        if (at < old.length && (old[at] === line || this.turns(nodes[at], old[at], line, has))) result.push(nodes[at++]);
        else result.push(svg.insertBefore(this.make(line).node.cloneNode(true), nodes[at] || null));
      }
      while (at < old.length) nodes[at++].remove();
      return result;
    }

    /** Rewrite an element that the new picture does not have elsewhere; false if it cannot be. */
    turns(node, from, to, has) {
      const [one, other] = [this.make(from).data, this.make(to).data];
      if (has.has(from) || !same(one, other)) return false;
      rewrite(node, one, other);
      return true;
    }

    make(line) {
      if (!this.made.has(line)) {
        const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
        group.innerHTML = this.lines[line];
        const node = group.firstElementChild;
        this.made.set(line, { node, data: described(node) });
      }
      return this.made.get(line);
    }
  }

  /** A panel's size depends on nothing inside it: said so, a change in it costs no layout of the page around it. */
  function keepToItself(svg) {
    const { width, height } = svg.viewBox.baseVal;
    svg.style.aspectRatio = `${width} / ${height}`;
    svg.style.contain = "strict";
  }

  class Player {
    constructor(figure, data) {
      this.figure = figure;
      this.data = data;
      this.controls = data.controls.map((description) => new Control(figure, description));
      this.picture = figure.querySelector(".explore-picture");
      this.words = figure.querySelector(".explore-alt");
      this.said = figure.querySelector(".explore-said");
      this.panels = new Panels(this.picture, data.lines, data.frame, data.frames[data.frame]);
      this.frame = data.frame;
      this.drawn = data.frame;
      this.listen();
      figure.dataset.awake = "true";
      this.open(new URLSearchParams(window.location.search));
    }

    listen() {
      this.figure.addEventListener("input", () => {
        this.stop();
        this.move(this.controls.map((control) => control.position));
      });
      this.figure.addEventListener("click", (event) => {
        const button = event.target.closest("[data-action]");
        if (button) this[button.dataset.action](event);
      });
      window.exploreTouch(this.picture, {
        preview: (wish) => this.draw(this.at(this.wished(wish)).frame),
        leave: () => this.draw(this.frame),
        set: (wish) => {
          this.stop();
          this.move(this.wished(wish));
        },
      });
    }

    /** Begin in the state that the address asks for, or in that of the controls. */
    open(query) {
      const asked = this.controls.map((control) => query.get(`${this.figure.id}.${control.name}`));
      this.show(this.controls.map((control, i) => control.find(asked[i], control.position)));
      const pinned = query.get(`${this.figure.id}.pin`);
      if (pinned !== null) {
        const names = pinned.split("~");
        this.keep(this.controls.map((control, i) => control.find(names[i] ?? null, this.positions[i])));
      }
    }

    /** The legal positions nearest to these, and their frame. */
    at(positions) {
      let branch = this.data.tree;
      const legal = this.controls.map((control, i) => {
        const position = Math.min(Math.max(positions[i], 0), branch.length - 1);
        const count = branch.length;
        branch = branch[position];
        return { position, count };
      });
      return { legal, frame: branch };
    }

    /** The positions for `wish`, values by the names of controls; what it does not name stays. */
    wished(wish) {
      return this.controls.map((control, i) =>
        control.name in wish ? control.nearest(wish[control.name], this.positions[i]) : this.positions[i],
      );
    }

    show(positions) {
      const { legal, frame } = this.at(positions);
      this.controls.forEach((control, i) => control.set(legal[i].position, legal[i].count));
      this.positions = legal.map((one) => one.position);
      this.frame = frame;
      this.draw(frame);
      this.words.textContent = this.data.alts[frame];
      this.relink();
    }

    /** The link's address follows once a frame: while a slider is dragged, nobody asks for it. */
    relink() {
      this.relinking ??= window.requestAnimationFrame(() => {
        this.relinking = null;
        this.figure.querySelector('[data-action="link"]').href = this.address();
      });
    }

    draw(frame) {
      if (frame !== this.drawn) this.panels.show(frame, this.data.frames[frame]);
      this.drawn = frame;
    }

    /** The reader moved the figure: show it, say it once it rests, and tell the questions about it. */
    move(positions) {
      this.show(positions);
      window.clearTimeout(this.saying);
      if (!this.timer) this.saying = window.setTimeout(() => (this.said.textContent = this.words.textContent), SAY_AFTER);
      const detail = Object.fromEntries(this.controls.map((c, i) => [c.name, c.linkName(this.positions[i])]));
      this.figure.dispatchEvent(new CustomEvent("explore-moved", { detail }));
    }

    /** A phrase of the text asks for a state: bring it, mark what changed, and bring the figure into sight. */
    follow(query) {
      this.stop();
      const before = this.positions;
      this.move(this.controls.map((control, i) => control.find(query.get(control.name), before[i])));
      const changed = this.controls.filter((control, i) => before[i] !== this.positions[i]).map((control) => control.box);
      const marked = [this.picture, ...changed];
      marked.forEach((node) => node.classList.add("explore-changed"));
      window.setTimeout(() => marked.forEach((node) => node.classList.remove("explore-changed")), MARKED_FOR);
      const box = this.picture.getBoundingClientRect();
      if (box.top < 0 || box.bottom > window.innerHeight) this.figure.scrollIntoView({ block: "center" });
    }

    /* ----- the buttons; their names are the values of data-action ----- */

    play() {
      if (this.timer) {
        this.stop();
        return;
      }
      this.pressed("play", true);
      this.timer = window.setInterval(() => this.next(), PLAY_INTERVAL);
      this.next();
    }

    stop() {
      if (!this.timer) return;
      window.clearInterval(this.timer);
      this.timer = null;
      this.pressed("play", false);
    }

    /** A button is on or off; its other name stands in data-other. */
    pressed(action, on) {
      const button = this.figure.querySelector(`[data-action="${action}"]`);
      if ((button.getAttribute("aria-pressed") === "true") === on) return;
      button.setAttribute("aria-pressed", String(on));
      [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
    }

    /** Move the control that plays, the stepper if there is one, and start again after its end. */
    next() {
      const stepper = this.controls.findIndex((control) => control.kind === "stepper");
      const i = Math.max(stepper, 0);
      const positions = this.positions.slice();
      positions[i] = (positions[i] + 1) % this.controls[i].count;
      this.move(positions);
    }

    reset() {
      this.stop();
      this.unpin();
      this.move(this.data.start);
    }

    /** Keep this state as a still beside the moving picture; pressed again, let it go. */
    pin() {
      if (this.pinned) this.unpin();
      else this.keep(this.positions);
    }

    keep(positions) {
      const { legal, frame } = this.at(positions);
      this.pinned = legal.map((one) => one.position);
      const now = this.drawn;
      this.draw(frame);
      const still = this.picture.cloneNode(true);
      this.draw(now);
      still.setAttribute("aria-label", `Pinned: ${this.data.alts[frame]}`);
      still.removeAttribute("aria-labelledby");
      const title = document.createElement("p");
      title.textContent = `Pinned: ${this.controls.map((c, i) => `${c.label} ${c.name_of(this.pinned[i])}`).join(", ")}`;
      const box = document.createElement("div");
      box.className = "explore-pinned";
      box.append(title, still);
      this.picture.before(box);
      this.pressed("pin", true);
      this.relink();
    }

    unpin() {
      if (!this.pinned) return;
      this.pinned = null;
      this.figure.querySelector(".explore-pinned").remove();
      this.pressed("pin", false);
      this.relink();
    }

    /** The address of the present state, and of what is pinned. */
    address() {
      const query = new URLSearchParams(window.location.search);
      const names = (positions) => this.controls.map((control, i) => control.linkName(positions[i]));
      this.controls.forEach((control, i) => query.set(`${this.figure.id}.${control.name}`, names(this.positions)[i]));
      if (this.pinned) query.set(`${this.figure.id}.pin`, names(this.pinned).join("~"));
      else query.delete(`${this.figure.id}.pin`);
      return `?${query}#${this.figure.id}`;
    }

    link(event) {
      event.preventDefault();
      const full = new URL(this.address(), window.location.href).href;
      window.history.replaceState(null, "", full);
      const status = this.figure.querySelector(".explore-status");
      const done = () => (status.textContent = "Link copied");
      const not = () => (status.textContent = "The link is in the address bar");
      if (navigator.clipboard) navigator.clipboard.writeText(full).then(done, not);
      else not();
    }
  }

  /** One native control of a figure; its position counts its values from zero. */
  class Control {
    constructor(figure, description) {
      Object.assign(this, description);
      this.box = figure.querySelector(`[data-control="${this.name}"]`);
      this.inputs = Array.from(this.box.querySelectorAll("input"));
      this.value = this.box.querySelector(".explore-value");
      this.count = this.inputs.length;
    }

    get position() {
      if (this.kind === "choice") return this.inputs.findIndex((input) => input.checked);
      if (this.kind === "toggle") return Number(this.inputs[0].checked);
      return Number(this.inputs[0].value);
    }

    set(position, count) {
      this.count = count;
      if (this.kind === "choice") this.inputs[position].checked = true;
      else if (this.kind === "toggle") this.inputs[0].checked = position === 1;
      else this.slide(this.inputs[0], position);
    }

    /** Writing what stands there already would cost style and layout all the same. */
    slide(input, position) {
      const name = this.name_of(position);
      if (input.max !== String(this.count - 1)) input.max = this.count - 1;
      if (input.value !== String(position)) input.value = position;
      input.disabled = this.count === 1;
      if (this.value.textContent === name) return;
      input.setAttribute("aria-valuetext", name);
      this.value.textContent = name;
    }

    /** What the value at a position is called on the screen. */
    name_of(position) {
      return this.kind === "stepper" ? `${position + 1} of ${this.count}` : this.texts[position];
    }

    /** What the value at a position is called in a link. */
    linkName(position) {
      return this.kind === "stepper" ? String(position + 1) : this.links[position];
    }

    /** The position that a link asks for: a name, a step as people count, or the nearest number; else `otherwise`. */
    find(asked, otherwise) {
      if (asked === null || asked.trim() === "") return otherwise;
      return this.nearest(this.kind === "stepper" ? Number(asked) - 1 : asked, otherwise);
    }

    /** The position of a value, steps counted from zero. */
    nearest(value, otherwise) {
      const number = Number(value);
      if (this.kind === "choice" || this.kind === "toggle") {
        const position = this.links.indexOf((this.formerly || {})[value] || value);
        return position < 0 ? otherwise : position;
      }
      if (!Number.isFinite(number)) return otherwise;
      if (this.kind === "stepper") return Math.round(number);
      const distances = this.links.map((link) => Math.abs(Number(link) - number));
      return distances.indexOf(Math.min(...distances));
    }
  }

  /* ----- waking the figures ----- */

  const players = new Map();
  const waiting = new Map(); // figure's id → what to do once it moves

  /** Called by a figure's own script, which holds its frames. */
  window.exploreFrames = function (id, data) {
    const player = new Player(document.getElementById(id), data);
    players.set(id, player);
    (waiting.get(id) || []).forEach((action) => action(player));
  };

  function wake(figure) {
    if (figure.dataset.awake) return;
    figure.dataset.awake = "waking";
    const script = document.createElement("script");
    script.src = figure.dataset.frames;
    document.head.append(script);
  }

  function withPlayer(figure, action) {
    if (players.has(figure.id)) action(players.get(figure.id));
    else waiting.set(figure.id, [...(waiting.get(figure.id) || []), action]);
    wake(figure);
  }

  /** A phrase of the text that names a state becomes a link to it, which on this page moves the figure. */
  function phrase(span) {
    const [id, query] = span.dataset.state.split("?");
    const asked = new URLSearchParams(query);
    const address = new URLSearchParams();
    asked.forEach((value, name) => address.set(`${id}.${name}`, value));
    const link = document.createElement("a");
    link.dataset.state = span.dataset.state;
    link.className = "explore-phrase";
    link.href = `?${address}#${id}`;
    if (span.querySelector("math")) link.setAttribute("aria-label", span.textContent); // not every reader reads MathML
    link.append(...span.childNodes);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      withPlayer(document.getElementById(id), (player) => player.follow(asked));
    });
    span.replaceWith(link);
  }

  const figures = document.querySelectorAll("figure.explore");
  const observer = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => wake(entry.target)),
    { rootMargin: `${NEAR} 0px` },
  );
  figures.forEach((figure) => observer.observe(figure));
  document.querySelectorAll("span[data-state]").forEach(phrase);
})();
