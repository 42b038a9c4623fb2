"""What tests of the built pages share: where a figure stands, what it shows, and how to move it."""

from bs4 import BeautifulSoup, Tag

from dlcore.course.interactive import page as pages


def url(address, path, query=""):
    """The address of a lesson's page."""
    return f"{address}/lessons/{path.stem}.html{query}"


def outline(markup):
    """Markup as nested tuples, so that ways of writing the same elements do not matter."""

    def walk(node):
        inside = tuple(
            walk(child) if isinstance(child, Tag) else str(child)
            for child in node.children
            if isinstance(child, Tag) or str(child).strip()
        )
        marks = {"class", "xmlns"}  # what the pointer's marks leave, and what a page need not say
        attributes = ((key.lower(), str(value)) for key, value in node.attrs.items() if key not in marks)
        return (node.name, tuple(sorted(attributes)), inside)

    return walk(BeautifulSoup(f"<div>{markup}</div>", "html.parser").div)


def awake(page, figure):
    """The figure's box, brought into sight and loaded."""
    box = page.locator(f"figure#{figure.id}")
    box.scroll_into_view_if_needed()
    page.wait_for_function("id => document.getElementById(id).dataset.awake === 'true'", arg=figure.id)
    return box


def pictured(page, figure, state):
    """Whether the figure's picture is the one that dlcore draws for the state."""
    drawn = page.locator(f"figure#{figure.id} > .explore-picture").inner_html()
    return outline(drawn) == outline(figure.draw(state).panels_html(figure.id))


def shows(page, figure, state):
    """Whether picture and words are those of the state."""
    words = page.locator(f"figure#{figure.id} figcaption").inner_text().strip()
    return words == " ".join(figure.draw(state).alt.split()) and pictured(page, figure, state)


def on_page(figure, state):
    """The state of the page nearest to `state`: its sliders may be coarser than the notebook's."""
    legal = {}
    for name, control in figure.controls.items():
        values = list(control.page_values(legal))
        value = control.clamp(state[name], legal)
        legal[name] = value if value in values else min(values, key=lambda one, value=value: abs(one - value))
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
