// What the theme's pages lack: buttons without inline handlers, names for its drawers, and a tab stop on
// everything that scrolls sideways, but not on every copy button.
{
  const ACTIONS = {
    print: () => window.print(),
    printAll: () => {
      const folded = [...document.querySelectorAll(".bd-article details:not([open])")];
      folded.forEach((box) => (box.open = true));
      window.print();
      folded.forEach((box) => (box.open = false));
    },
    fullscreen: () => window.toggleFullScreen(), // defined by the theme
  };

  const DRAWERS = {
    "pst-search-dialog": "Search",
    "pst-primary-sidebar-modal": "Pages of the book",
    "pst-secondary-sidebar-modal": "On this page",
  };

  // The theme cares for code, outputs and tables.
  const SCROLLERS = "div.math";

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
    for (const button of document.querySelectorAll("button.copybtn:not([tabindex])")) {
      button.tabIndex = -1;
    }
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

  // Copying a formula gives its TeX.
  const copyTex = (event) => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const copied = selection.getRangeAt(0).cloneContents();
    const formulas = copied.querySelectorAll("math[alttext]");
    if (!formulas.length) return;
    for (const formula of formulas) {
      const sign = formula.getAttribute("display") === "block" ? "$$" : "$";
      formula.replaceWith(sign + formula.getAttribute("alttext") + sign);
    }
    event.clipboardData.setData("text/plain", copied.textContent);
    event.preventDefault();
  };

  if (typeof Search !== "undefined") {
    quoteArticlesOnly();
  }
  document.addEventListener("copy", copyTex);
  connectButtons();
  nameDrawers();
  window.addEventListener("resize", updateSoon);
  const article = document.querySelector(".bd-article");
  if (article) {
    new MutationObserver(updateSoon).observe(article, { subtree: true, childList: true });
  }
}
