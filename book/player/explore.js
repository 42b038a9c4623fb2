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

  /** The panels of a picture, as lists of lines; shows another frame by replacing what differs. */
  class Panels {
    constructor(element, lines, runs) {
      this.lines = lines;
      this.made = new Map();
      this.svgs = Array.from(element.querySelectorAll("svg"));
      this.shown = this.read(runs);
    }

    /** The numbers of a frame's lines, panel by panel, without those that open and close a panel. */
    read(runs) {
      const panels = [];
      for (let i = 0; i < runs.length; i += 2) {
        for (let line = runs[i]; line < runs[i] + runs[i + 1]; line++) {
          if (this.lines[line].startsWith("<svg")) panels.push([]);
          else if (this.lines[line] !== "</svg>") panels[panels.length - 1].push(line);
        }
      }
      return panels;
    }

    show(runs) {
      const wanted = this.read(runs);
      wanted.forEach((lines, i) => this.patch(this.svgs[i], this.shown[i], lines));
      this.shown = wanted;
    }

    patch(svg, old, lines) {
      let start = 0;
      let end = 0;
      const shorter = Math.min(old.length, lines.length);
      while (start < shorter && old[start] === lines[start]) start++;
      while (end < shorter - start && old[old.length - 1 - end] === lines[lines.length - 1 - end]) end++;
      const nodes = Array.from(svg.children).slice(start, old.length - end);
      const after = svg.children[old.length - end] || null;
      for (let i = start; i < lines.length - end; i++) {
        const node = nodes[i - start];
        if (!node) svg.insertBefore(this.make(lines[i]), after);
        else if (old[i] !== lines[i]) node.replaceWith(this.make(lines[i]));
      }
      nodes.slice(Math.max(lines.length - end - start, 0)).forEach((node) => node.remove());
    }

    make(line) {
      if (!this.made.has(line)) {
        const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
        group.innerHTML = this.lines[line];
        this.made.set(line, group.firstElementChild);
      }
      return this.made.get(line).cloneNode(true);
    }
  }

  class Player {
    constructor(figure, data) {
      this.figure = figure;
      this.data = data;
      this.controls = data.controls.map((description) => new Control(figure, description));
      this.picture = figure.querySelector(".explore-picture");
      this.words = figure.querySelector(".explore-alt");
      this.said = figure.querySelector(".explore-said");
      this.panels = new Panels(this.picture, data.lines, data.frames[data.frame]);
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
      this.figure.querySelector('[data-action="link"]').href = this.address();
    }

    draw(frame) {
      if (frame !== this.drawn) this.panels.show(this.data.frames[frame]);
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
      this.figure.querySelector('[data-action="link"]').href = this.address();
    }

    unpin() {
      if (!this.pinned) return;
      this.pinned = null;
      this.figure.querySelector(".explore-pinned").remove();
      this.pressed("pin", false);
      this.figure.querySelector('[data-action="link"]').href = this.address();
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

    slide(input, position) {
      input.max = this.count - 1;
      input.value = position;
      input.disabled = this.count === 1;
      input.setAttribute("aria-valuetext", this.name_of(position));
      this.value.textContent = this.name_of(position);
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
