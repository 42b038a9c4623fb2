/* The page player: moves the sliders of the published book.
 *
 * Every state of a figure was drawn while the book was built. The page carries, for each figure, the
 * different lines of all its pictures once and for each state which lines it shows (see
 * dlcore/interactive/frames.py). This script reads the native controls, finds the state's frame and puts
 * its lines into the picture. It needs no server: a classic script, no fetch, no modules.
 */
(function () {
  "use strict";

  const PLAY_INTERVAL = 700; // ms from one frame to the next

  class Player {
    constructor(figure) {
      this.figure = figure;
      this.data = JSON.parse(figure.querySelector(".explore-data").textContent);
      this.controls = this.data.controls.map((description) => new Control(figure, description));
      this.picture = figure.querySelector(".explore-picture");
      this.words = figure.querySelector(".explore-alt");
      this.status = figure.querySelector(".explore-status");
      this.timer = null;
      this.listen();
      this.figure.querySelector(".explore-controls").hidden = false;
      this.show(this.fromLink(new URLSearchParams(window.location.search)));
    }

    listen() {
      this.figure.addEventListener("input", () => {
        this.stop();
        this.show(this.controls.map((control) => control.position));
        this.tell();
      });
      this.figure.addEventListener("click", (event) => {
        const button = event.target.closest("[data-action]");
        if (button) this[button.dataset.action](event);
      });
    }

    /** Show the state at these positions, each clamped to the values that its control has there. */
    show(positions) {
      let branch = this.data.tree;
      this.positions = this.controls.map((control, i) => {
        const position = Math.min(Math.max(positions[i], 0), branch.length - 1);
        control.set(position, branch.length);
        branch = branch[position];
        return position;
      });
      if (branch !== this.frame) this.draw(branch);
      this.linkElement().href = this.link();
    }

    /** Tell questions about this figure that the reader moved it. */
    tell() {
      this.figure.dispatchEvent(new CustomEvent("explore-moved"));
    }

    draw(frame) {
      const runs = this.data.frames[frame];
      const lines = [];
      for (let i = 0; i < runs.length; i += 2) {
        for (let k = 0; k < runs[i + 1]; k++) lines.push(this.data.lines[runs[i] + k]);
      }
      this.picture.innerHTML = lines.join("\n");
      this.words.textContent = this.data.alts[frame];
      this.frame = frame;
    }

    /* ----- the buttons; their names are the values of data-action ----- */

    play() {
      if (this.timer) {
        this.stop();
        return;
      }
      const button = this.figure.querySelector('[data-action="play"]');
      button.textContent = "Pause";
      button.setAttribute("aria-pressed", "true");
      // While it plays, the words change too fast to be read aloud.
      this.words.setAttribute("aria-live", "off");
      this.timer = window.setInterval(() => this.next(), PLAY_INTERVAL);
      this.next();
    }

    stop() {
      if (!this.timer) return;
      window.clearInterval(this.timer);
      this.timer = null;
      const button = this.figure.querySelector('[data-action="play"]');
      button.textContent = "Play";
      button.setAttribute("aria-pressed", "false");
      this.words.setAttribute("aria-live", "polite");
    }

    /** Move the control that plays, the stepper if there is one, and start again after its end. */
    next() {
      let i = this.controls.findIndex((control) => control.kind === "stepper");
      if (i < 0) i = 0;
      const positions = this.positions.slice();
      positions[i] = (positions[i] + 1) % this.controls[i].count;
      this.show(positions);
      this.tell();
    }

    reset() {
      this.stop();
      this.show(this.data.start);
    }

    link(event) {
      const query = new URLSearchParams(window.location.search);
      this.controls.forEach((control, i) => {
        query.set(`${this.figure.id}.${control.name}`, control.linkName(this.positions[i]));
      });
      const address = `?${query}#${this.figure.id}`;
      if (event) {
        event.preventDefault();
        this.copy(address);
      }
      return address;
    }

    copy(address) {
      const full = new URL(address, window.location.href).href;
      window.history.replaceState(null, "", full);
      const done = () => (this.status.textContent = "Link copied");
      const not = () => (this.status.textContent = "The link is in the address bar");
      if (navigator.clipboard) navigator.clipboard.writeText(full).then(done, not);
      else not();
    }

    linkElement() {
      return this.figure.querySelector('[data-action="link"]');
    }

    /** The positions that a link asks for; what it does not name, or names wrongly, stays at the start. */
    fromLink(query) {
      return this.controls.map((control, i) => {
        const asked = query.get(`${this.figure.id}.${control.name}`);
        return asked === null ? this.data.start[i] : control.find(asked, this.data.start[i]);
      });
    }
  }

  /** One native control of a figure; its position counts its values from zero. */
  class Control {
    constructor(figure, description) {
      Object.assign(this, description);
      const box = figure.querySelector(`[data-control="${this.name}"]`);
      this.inputs = Array.from(box.querySelectorAll("input"));
      this.output = box.querySelector("output");
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
      const text = this.kind === "stepper" ? `${position + 1} of ${this.count}` : this.texts[position];
      input.max = this.count - 1;
      input.value = position;
      input.disabled = this.count === 1;
      input.setAttribute("aria-valuetext", text);
      this.output.textContent = text;
    }

    /** What the value at a position is called in a link. */
    linkName(position) {
      return this.kind === "stepper" ? String(position + 1) : this.links[position];
    }

    /** The position that a link asks for: a name, a step, or the nearest number; else `otherwise`. */
    find(asked, otherwise) {
      const number = Number(asked);
      if (this.kind === "choice" || this.kind === "toggle") {
        const position = this.links.indexOf(asked);
        return position < 0 ? otherwise : position;
      }
      if (asked.trim() === "" || !Number.isFinite(number)) return otherwise;
      if (this.kind === "stepper") return Math.round(number) - 1;
      const distances = this.links.map((link) => Math.abs(Number(link) - number));
      return distances.indexOf(Math.min(...distances));
    }
  }

  document.querySelectorAll("figure.explore").forEach((figure) => new Player(figure));
})();
