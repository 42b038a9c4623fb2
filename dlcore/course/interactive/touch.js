/* What a pointer does to a picture: point at an element to see the state it stands for, tap to set it, drag to sweep.
 * One piece serves the published page and the notebook, and knows neither of them.
 *
 * An element says `data-set="step:4;stride:2"` (dlcore/course/drawing/canvas.py); with `data-tap` it is not previewed.
 * An area says where in it which value lies: `data-across="x:-3:3"` from left to right, `data-down` from top to bottom,
 * `data-around` and `data-away` as seen from its middle. Elements with one `data-term` are marked together.
 */
globalThis.exploreTouch = function (picture, act) {
  "use strict";

  const AREA = "[data-across], [data-down], [data-around], [data-away]";
  const CLEAR = 6; // px that tell a drag from a tap
  let shown = null; // what is shown for a moment: its wish, and the box of the element that asked for it
  let drag = null; // the area, or {sweep: true}, on which the button or a finger is down; `from` while a finger waits

  const within = (node, selector) => {
    const found = node instanceof Element ? node.closest(selector) : null;
    return found && picture.contains(found) ? found : null;
  };
  const wishOf = (element) => Object.fromEntries(element.dataset.set.split(";").map((part) => part.split(":")));

  /** The values that belong to the pointer's place in an area. */
  function wishAt({ box, data }, event) {
    const across = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    const [x, y] = [across - 0.5, 0.5 - down];
    const around = (Math.atan2(y, x) / (2 * Math.PI) + 1) % 1;
    const wish = {};
    for (const [key, share] of Object.entries({ across, down, around, away: 2 * Math.hypot(x, y) })) {
      if (!data[key]) continue;
      const [name, low, high] = data[key].split(":");
      wish[name] = Number(low) + Math.min(Math.max(share, 0), 1) * (Number(high) - Number(low));
    }
    return wish;
  }

  /** Whether the pointer is still where it asked for the preview; what lies there now may be another element. */
  function rests(event) {
    if (!shown) return false;
    const { left, right, top, bottom } = shown.box;
    return event.clientX >= left && event.clientX < right && event.clientY >= top && event.clientY < bottom;
  }

  function preview(touched) {
    const element = touched && !("tap" in touched.dataset) ? touched : null;
    if (!element && !shown) return;
    shown = element ? { wish: wishOf(element), box: element.getBoundingClientRect() } : null;
    if (shown) act.preview(shown.wish);
    else act.leave();
  }

  function mark(term) {
    picture.querySelectorAll("[data-term]").forEach((node) => {
      node.classList.toggle("explore-marked", node.dataset.term === term);
    });
  }

  /** A mouse acts at once. A finger may want to scroll: it drags once it has moved sideways, and taps if it has not. */
  function down(event) {
    if (event.button !== 0) return;
    const mouse = event.pointerType === "mouse";
    const element = within(event.target, "[data-set]");
    const area = element ? null : within(event.target, AREA);
    drag = null;
    if (area) drag = { box: area.getBoundingClientRect(), data: { ...area.dataset } };
    else if (element || mouse) drag = { sweep: true };
    if (drag && !mouse) drag.from = event;
    else if (area) {
      picture.setPointerCapture(event.pointerId);
      act.set(wishAt(drag, event));
    }
  }

  /** Whether a finger that went down goes up and down, as one scrolls; while it is not clear, it waits. */
  function waits(event) {
    if (!drag.from) return false;
    const [across, along] = [event.clientX - drag.from.clientX, event.clientY - drag.from.clientY].map(Math.abs);
    if (across >= CLEAR && across >= along) drag.from = null;
    else if (along >= CLEAR) drag = null;
    return drag === null || drag.from !== null;
  }

  function move(event) {
    if (drag && !(event.buttons & 1)) drag = null;
    if (drag ? waits(event) : event.pointerType !== "mouse") return;
    if (drag && drag.box) act.set(wishAt(drag, event));
    else if (drag) sweep(event);
    else if (!rests(event)) preview(within(event.target, "[data-set]"));
  }

  /** Set what lies under the pointer; a finger's events all name what lay where it went down. */
  function sweep(event) {
    const mouse = event.pointerType === "mouse";
    const under = mouse ? event.target : document.elementFromPoint(event.clientX, event.clientY);
    const element = within(under, "[data-set]");
    if (!element || element.dataset.set === drag.last) return;
    drag.last = element.dataset.set;
    set(wishOf(element));
  }

  function up(event) {
    if (drag && drag.from && drag.box) act.set(wishAt(drag, event));
    drag = null;
  }

  function set(wish) {
    shown = null;
    act.set(wish);
  }

  // A finger that sets out up or down scrolls the page; one that sets out sideways then drags wherever it goes.
  // Said of the whole picture: browsers pass over what single shapes of it say.
  picture.style.touchAction = "pan-y pinch-zoom";
  picture.addEventListener("pointerdown", down);
  picture.addEventListener("pointermove", move);
  picture.addEventListener("pointerup", up);
  picture.addEventListener("pointercancel", () => (drag = null));
  picture.addEventListener("pointerleave", () => {
    if (!drag) preview(null);
    mark(null);
  });
  picture.addEventListener("pointerover", (event) => mark(within(event.target, "[data-term]")?.dataset.term));
  picture.addEventListener("click", (event) => {
    const element = within(event.target, "[data-set]");
    if (rests(event)) set(shown.wish);
    else if (element) set(wishOf(element));
  });
};
