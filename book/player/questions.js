/* Predictions and quizzes of the published book (see dlcore/interactive/question_page.py). */
(function () {
  "use strict";

  /** A guess before a figure: the answer opens once there is a guess and the figure was moved after it. */
  function predict(question) {
    const status = question.querySelector(".question-status");
    const answer = question.querySelector(".question-answer");
    const figure = document.getElementById(question.dataset.figure);
    let guess = null;
    answer.hidden = true;
    question.addEventListener("change", (event) => {
      guess = event.target.closest("label").textContent.trim();
      if (answer.hidden) status.textContent = "Now move the figure below, and see.";
    });
    figure.addEventListener("explore-moved", () => {
      if (guess === null || !answer.hidden) return;
      status.textContent = `You guessed ${guess}.`;
      answer.hidden = false;
      answer.open = true;
    });
  }

  /** For each kind of quiz: what is wrong with the answer given, null if nothing, undefined if there is none. */
  const fault = {
    choice(question, data) {
      const chosen = question.querySelector("input:checked");
      return chosen ? data.messages[Number(chosen.value)] : undefined;
    },
    number(question, data) {
      const text = question.querySelector("input").value.trim().replace(",", ".");
      if (text === "") return undefined;
      const given = Number(text);
      if (Number.isNaN(given)) return "Write a number.";
      const near = (value) => Math.abs(given - value) <= data.tolerance;
      if (near(data.answer)) return null;
      const mistake = data.mistakes.find(([value]) => near(Number(value)));
      return mistake ? mistake[1] : data.otherwise;
    },
    order(question, data) {
      const given = Array.from(question.querySelectorAll("select"), (select) => select.value);
      if (given.includes("")) return undefined;
      const place = given.findIndex((item, i) => item !== data.order[i]);
      if (place < 0) return null;
      return place ? `Right up to here, but place ${place + 1} is not “${given[place]}”.` : `Not “${given[0]}” first.`;
    },
  };

  function quiz(question) {
    const data = JSON.parse(question.querySelector("script").textContent);
    const status = question.querySelector(".question-status");
    question.querySelector(".question-answer").hidden = true;
    question.querySelector(".question-actions").hidden = false;
    const check = () => {
      const message = fault[question.dataset.kind](question, data);
      const right = message === null;
      question.dataset.result = message === undefined ? "" : right ? "correct" : "wrong";
      if (message === undefined) status.textContent = "Choose an answer first.";
      else status.textContent = right ? `✓ Correct. ${data.right}` : `✗ ${message}`;
    };
    question.querySelector("[data-action]").addEventListener("click", check);
    question.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input")) check();
    });
  }

  document.querySelectorAll(".question.predict").forEach(predict);
  document.querySelectorAll(".question.quiz").forEach(quiz);
})();
