"""Predictions and quizzes of the published page, answered in a real browser."""

from playwright.sync_api import expect

PAGE = "/lessons/07_convolution.html"


def test_a_prediction_is_answered_after_a_guess_and_a_move(visit, address):
    page = visit(address + PAGE).page
    question, figure = page.locator("#predict-sliding-kernel"), page.locator("#sliding-kernel")
    answer = question.locator("details")
    stride = figure.locator('[data-control="stride"] input')
    stride.fill("1")
    expect(answer).to_be_hidden()
    question.get_by_label("16").check()
    expect(question.locator(".question-status")).to_have_text("Now move the figure below, and see.")
    expect(answer).to_be_hidden()
    stride.fill("0")
    expect(question.locator(".question-status")).to_have_text("You guessed 16.")
    expect(answer).to_contain_text("It is 9.")


def test_a_number_quiz(visit, address):
    page = visit(address + PAGE).page
    question = page.locator("#quiz-count-weights")
    status, field = question.locator(".question-status"), question.get_by_role("textbox")
    expect(question.locator("details")).to_be_hidden()
    question.get_by_role("button", name="Check").click()
    expect(status).to_have_text("Choose an answer first.")
    for typed, words in [("200", "✗ These are the weights."), ("12", "✗ Count the weights"), ("x", "✗ Write a number")]:
        field.fill(typed)
        question.get_by_role("button", name="Check").click()
        expect(status).to_contain_text(words)
    field.fill("208")
    field.press("Enter")
    expect(status).to_contain_text("✓ Correct. 8 kernels of 25 weights")


def test_without_scripts_the_answers_are_folded_below(visit, address):
    page = visit(address + PAGE, java_script_enabled=False).page
    for key in ("predict-sliding-kernel", "quiz-count-weights"):
        expect(page.locator(f"#{key} summary")).to_be_visible()
    expect(page.locator("#quiz-count-weights button")).to_be_hidden()
