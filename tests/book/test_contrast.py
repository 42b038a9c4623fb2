"""Text in pictures stands out from its ground."""

from tests.support.lessons import every_lesson
from tests.support.pages import url

# Against the topmost filled rectangle or circle below its middle; letters on photographs and curves are left out.
FAINT = """() => {
    const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
    const covers = (box, x, y) => box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height;
    const faint = [];
    for (const text of document.querySelectorAll(".explore-picture text")) {
        const box = text.getBBox();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const shapes = [...text.parentElement.children];
        const below = shapes.slice(0, shapes.indexOf(text)).filter(node =>
            !["text", "line"].includes(node.tagName) && getComputedStyle(node).fill !== "none"
            && covers(node.getBBox(), x, y)).pop();
        if (below && !["rect", "circle"].includes(below.tagName)) continue;
        const ground = below ? parts(getComputedStyle(below).fill) : [255, 255, 255];
        if (ground[3] < 1) continue;
        const [one, two] = [light(ground), light(parts(getComputedStyle(text).fill))];
        const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        if (ratio < 4.5) faint.push([text.closest("figure").id, text.textContent, ratio.toFixed(2)]);
    }
    return faint;
}"""


@every_lesson
def test_text_in_pictures_has_contrast(visit, address, path):
    assert visit(url(address, path)).page.evaluate(FAINT) == []
