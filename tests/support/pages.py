"""What tests of the built pages share: where a figure stands, what it shows, and how to move it."""

from bs4 import BeautifulSoup, Tag

from dlcore.course.interactive import page as pages
from dlcore.course.interactive.controls import Slider


def url(address, path, query=""):
    """The address of a lesson's page."""
    return f"{address}/lessons/{path.stem}.html{query}"


# Whether what an element holds is this markup. Nothing is said by the pointer's marks, by the space between elements,
# and by how the player fits the panels.
HOLDS = """([selector, markup]) => {
    const wanted = document.createElement("div");
    wanted.innerHTML = markup;
    const plain = node => {
        for (const child of [...node.childNodes]) {
            if (child.nodeType === Node.TEXT_NODE && !child.data.trim()) child.remove();
            else plain(child);
        }
        node.removeAttribute?.("class");
        if (node.localName === "svg") node.removeAttribute("style");
        return node;
    };
    const shown = document.createElement("div");
    shown.append(...document.querySelector(selector).cloneNode(true).childNodes);
    return plain(shown).isEqualNode(plain(wanted));
}"""


def outline(markup):
    """Markup as nested tuples, so that ways of writing the same elements do not matter."""

    def walk(node):
        inside = tuple(
            walk(child) if isinstance(child, Tag) else str(child)
            for child in node.children
            if isinstance(child, Tag) or str(child).strip()
        )
        # what the pointer's marks leave, what a page need not say, and how the player fits a panel
        marks = {"class", "xmlns"} | ({"style"} if node.name == "svg" else set())
        attributes = ((key.lower(), str(value)) for key, value in node.attrs.items() if key not in marks)
        return (node.name, tuple(sorted(attributes)), inside)

    return walk(BeautifulSoup(f"<div>{markup}</div>", "html.parser").div)


def awake(page, figure):
    """The figure's box, brought into sight and loaded."""
    box = page.locator(f"figure#{figure.id}")
    box.scroll_into_view_if_needed()
    page.wait_for_function("id => document.getElementById(id).dataset.awake === 'true'", arg=figure.id)
    return box


def fresh(page, figure):
    """The figure's box, awake, in sight, in its first state, and with no pointer on it: what a reloaded page shows."""
    box = awake(page, figure)
    page.mouse.up()
    page.mouse.move(1, 1)
    box.locator('[data-action="reset"]').evaluate("button => button.click()")
    return box


def pictured(page, figure, state):
    """Whether the figure's picture is the one that dlcore draws for the state."""
    markup = figure.draw(state).panels_html(figure.id)
    return page.evaluate(HOLDS, [f"figure#{figure.id} > .explore-picture", markup])


def shows(page, figure, state):
    """Whether picture and words are those of the state."""
    words = page.locator(f"figure#{figure.id} figcaption").inner_text().strip()
    return words == " ".join(figure.draw(state).alt.split()) and pictured(page, figure, state)


def on_page(figure, state):
    """The state of the page nearest to `state`: its sliders may be coarser than the notebook's."""
    legal = {}
    for name, control in figure.controls.items():
        values, value = list(control.page_values(legal)), state[name]
        if isinstance(control, Slider):
            legal[name] = min(values, key=lambda one, value=value: abs(one - value))
        else:
            legal[name] = control.clamp(value, legal)
    return legal


def move(page, figure, name, position):
    """Put the control of `name` on the value at `position`, with the events that a hand would cause."""
    box = page.locator(f'figure#{figure.id} [data-control="{name}"]')
    if box.locator("input[type=radio]").count():
        box.locator("label").nth(position).click()
    elif box.locator("input[type=checkbox]").count():
        box.locator("input").set_checked(bool(position))
    else:
        box.locator("input").fill(str(position))


def wished(figure, wish):
    """What an element with `data-set` asks for, as the figure's own values."""
    pairs = (part.split(":") for part in wish.split(";"))
    return {name: figure.controls[name].wished(value) for name, value in pairs}


def page_controls(figure):
    """The names of the controls that the page has."""
    return pages.shown(figure)
