"""The picture of a live figure: a widget that shows HTML, swaps it without flicker, and tells what was touched."""

from pathlib import Path

import anywidget
import traitlets

HERE = Path(__file__).parent

RENDER = """
export default {
  render({ model, el }) {
    const box = document.createElement("div");
    const draw = () => (box.innerHTML = model.get("value"));
    const tell = (kind) => (wish) => model.send({ kind, wish: wish || {} });
    draw();
    model.on("change:value", draw);
    el.append(box);
    globalThis.exploreTouch(box, { preview: tell("preview"), leave: tell("leave"), set: tell("set") });
  },
};
"""


class TouchPicture(anywidget.AnyWidget):
    """A widget whose `value` is HTML. `on_touch(listener)` calls listener(kind, wish) for what a pointer does.

    kind: "preview", "leave" or "set"; wish: values as text or numbers, by the names of controls
    """

    _esm = (HERE / "touch.js").read_text(encoding="utf-8") + RENDER
    _css = (HERE / "touch.css").read_text(encoding="utf-8")
    value = traitlets.Unicode().tag(sync=True)

    def on_touch(self, listener):
        self.on_msg(lambda widget, content, buffers: listener(content["kind"], content["wish"]))
