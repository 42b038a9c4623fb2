// What the theme's pages lack: buttons without inline handlers, names for its drawers, and a tab stop on
// everything that scrolls sideways.
{
  const ACTIONS = {
    print: () => window.print(),
    fullscreen: () => window.toggleFullScreen(), // defined by the theme
  };

  const DRAWERS = {
    "pst-search-dialog": "Search",
    "pst-primary-sidebar-modal": "Pages of the book",
    "pst-secondary-sidebar-modal": "On this page",
  };

  // The theme cares for code, outputs and tables; formulas appear later, when MathJax has set them.
  const SCROLLERS = "div.math, .bd-article mjx-container[display]";

  const connectButtons = () => {
    for (const button of document.querySelectorAll("[data-shell-action]")) {
      button.addEventListener("click", ACTIONS[button.dataset.shellAction]);
    }
  };

  const nameDrawers = () => {
    for (const [id, label] of Object.entries(DRAWERS)) {
      document.getElementById(id)?.setAttribute("aria-label", label);
    }
  };

  const updateTabStops = () => {
    for (const box of document.querySelectorAll(SCROLLERS)) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute("tabindex");
      }
    }
  };

  let pending = 0;
  const updateSoon = () => {
    clearTimeout(pending);
    pending = setTimeout(updateTabStops, 200);
  };

  // Sphinx quotes each page it finds from the top of <main>, where the theme has its buttons.
  const quoteArticlesOnly = () => {
    const toText = Search.htmlToText;
    Search.htmlToText = (page, anchor) => {
      const article = new DOMParser().parseFromString(page, "text/html").querySelector(".bd-article");
      return toText(article ? `<div role="main">${article.innerHTML}</div>` : page, anchor);
    };
    // From disk a browser fetches nothing: no quotes.
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = location.protocol !== "file:";
  };

  // A browser jumps to a link's target before the formulas stand, which then push it away: jump again, unless
  // the reader has moved on.
  const jumpAgain = async () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let moved = false;
    for (const sign of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      window.addEventListener(sign, () => (moved = true), { once: true, passive: true });
    }
    await Promise.all([document.fonts.ready, window.MathJax?.startup?.promise]);
    if (target && !moved) {
      target.scrollIntoView({ behavior: "instant" });
    }
  };

  if (typeof Search !== "undefined") {
    quoteArticlesOnly();
  }
  window.addEventListener("load", jumpAgain);
  connectButtons();
  nameDrawers();
  window.addEventListener("resize", updateSoon);
  const article = document.querySelector(".bd-article");
  if (article) {
    new MutationObserver(updateSoon).observe(article, { subtree: true, childList: true });
  }
}
