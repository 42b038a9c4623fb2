/* Predictions, quizzes and reviews of the published book (see dlcore/course/interactive/question_page.py). */
(function () {
  "use strict";

  const data = (question) => JSON.parse(question.querySelector("script").textContent);

  /** The number that somebody typed: a comma is a point, and a true minus a minus. */
  const typed = (field) => field.value.trim().replace(",", ".").replace("−", "-");

  /* ----- predictions: commit, then see ----- */

  /** A guess. The answer comes when the figure shows it; where no figure does, at once, with what the next cell prints. */
  function predict(question) {
    const { verdicts } = data(question);
    const figure = document.getElementById(question.dataset.figure);
    const next = question.querySelector(".question-next");
    question.querySelector(".question-answer").hidden = true;
    const reveal = () => {
      next.hidden = true;
      const [words, right] = verdicts[lock(question)];
      question.querySelector(".question-status").textContent = words;
      if (!right) miss(question);
      if (!figure) open(heldBy(question));
    };
    question.addEventListener("change", () => {
      if (figure) next.hidden = false;
      else reveal();
    });
    figure?.addEventListener("explore-moved", ({ detail }) => {
      const guessed = question.querySelector("input:checked");
      const seen = Array.from(new URLSearchParams(question.dataset.at)).every(([name, value]) => detail[name] === value);
      if (guessed && !guessed.disabled && seen) reveal();
    });
  }

  /** It was a guess: from now on the answer is known. Returns the number of the option. */
  function lock(question) {
    question.querySelectorAll("input").forEach((input) => (input.disabled = true));
    return Number(question.querySelector("input:checked").value);
  }

  /** The folded output that a prediction without a figure is about: the first one after it. */
  function heldBy(question) {
    const held = Array.from(document.querySelectorAll("details.held-output"));
    return held.find((box) => question.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  function open(box) {
    if (box) box.open = true;
  }

  /** What was wrong is asked again at the end of the lesson, and answered at once. */
  function miss(question) {
    const place = document.querySelector(".review .missed");
    if (!place) return;
    const again = question.cloneNode(true);
    const { verdicts } = data(question);
    again.id += "-again";
    again.querySelectorAll("input").forEach((input) => {
      input.name += "-again";
      input.disabled = input.checked = false;
    });
    again.querySelectorAll(".question-next").forEach((node) => node.remove());
    again.querySelector(".question-status").textContent = "";
    again.addEventListener("change", () => {
      again.querySelector(".question-status").textContent = verdicts[again.querySelector("input:checked").value][0];
    });
    place.append(again);
    place.hidden = false;
  }

  /* ----- quizzes ----- */

  /** For each kind of quiz: what is wrong with the answer given, null if nothing, undefined if there is none. */
  const fault = {
    choice(question, asked) {
      const chosen = question.querySelector("input:checked");
      return chosen ? asked.messages[Number(chosen.value)] : undefined;
    },
    number(question, asked) {
      const text = typed(question.querySelector("input"));
      if (text === "") return undefined;
      if (Number.isNaN(Number(text))) return "Write a number.";
      return wrongNumber(Number(text), asked.answer, asked.mistakes, asked.tolerance, asked.otherwise);
    },
    order(question, asked) {
      const given = Array.from(question.querySelectorAll("select"), (select) => select.value);
      if (given.includes("")) return undefined;
      const place = given.findIndex((item, i) => item !== asked.order[i]);
      if (place < 0) return null;
      return place ? `Right up to here, but place ${place + 1} is not “${given[place]}”.` : `Not “${given[0]}” first.`;
    },
    blanks(question, asked) {
      const given = Array.from(question.querySelectorAll("input"), typed);
      if (given.every((text) => text === "")) return undefined;
      const found = given.map((text, i) => wrongGap(text, asked.answers[i], asked.mistakes[i], asked.tolerance));
      const place = found.findIndex((message) => message !== null);
      if (place < 0) return null;
      return given.length > 1 ? `Gap ${place + 1}: ${found[place]}` : found[place];
    },
  };

  function wrongNumber(given, answer, mistakes, tolerance, otherwise) {
    const near = (value) => Math.abs(given - value) <= tolerance;
    if (near(answer)) return null;
    const mistake = mistakes.find(([value]) => near(Number(value)));
    return mistake ? mistake[1] : otherwise;
  }

  function wrongGap(text, answer, mistakes, tolerance) {
    if (text === "" || Number.isNaN(Number(text))) return "write a number.";
    return wrongNumber(Number(text), answer, mistakes, tolerance, "not this number.");
  }

  function quiz(question) {
    const asked = data(question);
    const status = question.querySelector(".question-status");
    question.querySelector(".question-answer").hidden = true;
    question.querySelector(".question-actions").hidden = false;
    const check = () => {
      const message = fault[question.dataset.kind](question, asked);
      const right = message === null;
      question.dataset.result = message === undefined ? "" : right ? "correct" : "wrong";
      if (message === undefined) status.textContent = "Choose an answer first.";
      else status.textContent = right ? `✓ Correct. ${asked.right}` : `✗ ${message}`;
    };
    question.querySelector("[data-action]").addEventListener("click", check);
    question.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input")) check();
    });
  }

  /* ----- a week later: some of all questions ----- */

  /** A sequence of numbers below 1, the same for the same seed (mulberry32). */
  function random(seed) {
    return () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** Show `data-drawn` of the questions, one variant of each, in an order of their own. */
  function draw(page, seed) {
    const next = random(seed);
    const asked = Array.from(page.querySelectorAll("li"), (item) => ({ item, at: next() }));
    asked.sort((one, other) => one.at - other.at);
    asked.forEach(({ item }, place) => {
      item.hidden = place >= Number(page.dataset.drawn);
      const variants = item.querySelectorAll(".question");
      const shown = Math.floor(next() * variants.length);
      variants.forEach((variant, i) => (variant.hidden = i !== shown));
      item.parentNode.append(item);
    });
  }

  function weekLater(page) {
    const given = Number(new URLSearchParams(window.location.search).get("seed"));
    let seed = given || Math.floor(Date.now() / 86400000);
    draw(page, seed);
    const others = page.querySelector(":scope > p > button");
    others.parentNode.hidden = false;
    others.addEventListener("click", () => {
      draw(page, ++seed);
      page.scrollIntoView();
    });
  }

  document.querySelectorAll(".question.predict").forEach(predict);
  document.querySelectorAll(".question.quiz").forEach(quiz);
  document.querySelectorAll(".week-later").forEach(weekLater);
})();
