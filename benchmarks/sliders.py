"""How long a reader waits after moving a slider: `python -m benchmarks.sliders`, after `make html`.

page: main-thread time from the input event to the finished layout, in headless Chromium whose processor is slowed down
    four times, as a phone's is beside this one; of some rounds the quietest counts, for other programs disturb
kernel: the widget's callback, drawing included, without the way to the browser

`python -m benchmarks.sliders page` leaves out the kernel; `BUILT=folder` measures another build of the book.
"""

import os
import shutil
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]

MOVE = """([id, rounds]) => {
    const box = document.getElementById(id);
    const inputs = [...box.querySelectorAll("input")];
    const times = [];
    for (let i = 0; i < rounds; i++) {
        const input = inputs[i % inputs.length];
        if (input.type === "range") input.value = (Number(input.value) + 1) % (Number(input.max) + 1);
        else input.checked = input.type === "radio" ? true : !input.checked;
        const began = performance.now();
        input.dispatchEvent(new Event("input", { bubbles: true }));
        box.getBoundingClientRect();
        times.push(performance.now() - began);
    }
    return times;
}"""


AWAKE = """id => {
    const figure = document.getElementById(id);
    figure.scrollIntoView({ block: "center" });
    return figure.dataset.awake === "true";
}"""
SLOWER = 4  # times
ROUNDS, MOVES = 4, 100
BUILT = Path(os.environ.get("BUILT", ROOT / "_build" / "html"))


def spread(times):
    """The median and the 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def page_times(path, names):
    """The median and the 95th percentile of the milliseconds that a move takes, figure by figure."""
    from playwright.sync_api import sync_playwright

    browser_path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto((BUILT / "lessons" / f"{path.stem}.html").as_uri(), wait_until="load")
        for name in names:
            page.wait_for_function(AWAKE, arg=name)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        rounds = {name: [spread(page.evaluate(MOVE, [name, MOVES])) for _ in range(ROUNDS)] for name in names}
        return {name: min(spreads, key=lambda one: one[1]) for name, spreads in rounds.items()}


def kernel_times(figure, rounds=60):
    """Milliseconds of every move of a figure's widgets."""
    from dlcore.course.interactive.live import LiveFigure

    live = LiveFigure(figure)
    sliders = [widget for widget in live.inputs.values() if hasattr(widget, "index") or hasattr(widget, "max")]
    times = []
    for number in range(rounds):
        slider = sliders[number % len(sliders)]
        began = time.perf_counter()
        if hasattr(slider, "index"):
            slider.index = (slider.index + 1) % len(slider.options)
        else:
            slider.value = slider.value % slider.max + 1
        times.append(1000 * (time.perf_counter() - began))
    return times


def main():
    from tests.support.lessons import LESSONS, figures

    with_kernel = "page" not in sys.argv[1:]
    print(f"{'figure':34} {'page p50, p95':>13} {'kernel p50, p95' if with_kernel else '':>17}   (ms)")
    slowest = {}
    for path in LESSONS:
        in_page = page_times(path, [figure.id for figure in figures(path)])
        for figure in figures(path):
            times = [in_page[figure.id], *([spread(kernel_times(figure))] if with_kernel else [])]
            slowest[figure.name] = in_page[figure.id][1]
            print(f"{path.stem[:2]} {figure.name:31}", *(f"{p50:8.1f} {p95:8.1f}" for p50, p95 in times), flush=True)
    worst = max(slowest, key=slowest.get)
    print(f"worst in the page: {worst}, {slowest[worst]:.1f}; over 16 ms: {sum(p > 16 for p in slowest.values())}")


if __name__ == "__main__":
    main()
