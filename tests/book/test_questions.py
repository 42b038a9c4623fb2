"""Predictions and quizzes of the published page, answered in a real browser."""

from playwright.sync_api import expect

PAGE = "/lessons/07_convolution.html"


def test_a_prediction_is_answered_after_a_guess_and_where_it_is_seen(visit, address):
    page = visit(address + PAGE).page
    question, figure = page.locator("#predict-sliding-kernel"), page.locator("#sliding-kernel")
    status, there = question.locator(".question-status"), question.locator(".question-next")
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-awake", "true")
    expect(there).to_be_hidden()
    question.get_by_label("16").check()
    expect(there).to_be_visible()
    figure.locator('[data-control="stride"] input').fill("1")
    expect(status).to_have_text("")
    figure.locator('[data-control="padding"] input').fill("1")
    expect(status).to_contain_text("You said “16”: it is “9”. The padded row has 7 cells")
    expect(there).to_be_hidden()
    expect(question.get_by_label("9")).to_be_disabled()


def test_a_link_brings_the_figure_to_where_the_answer_is(visit, address):
    page = visit(address + PAGE).page
    question = page.locator("#predict-sliding-kernel")
    question.get_by_label("9").check()
    question.get_by_role("link", name="bring it there").click()
    expect(question.locator(".question-status")).to_contain_text("You were right: it is “9”.")


def test_a_wrong_guess_is_asked_again_at_the_end(visit, address):
    page = visit(address + PAGE).page
    missed = page.locator(".review .missed")
    expect(missed).to_be_hidden()
    question = page.locator("#predict-sliding-kernel")
    question.get_by_label("25").check()
    question.get_by_role("link", name="bring it there").click()
    again = missed.locator("#predict-sliding-kernel-again")
    again.get_by_label("9").check()
    expect(again.locator(".question-status")).to_contain_text("You were right")


def test_what_answers_a_prediction_is_folded_until_there_is_a_guess(visit, address):
    page = visit(address + "/lessons/02_single_neuron.html").page
    question, output = page.locator("#predict-neuron-output"), page.locator("details.held-output").first
    expect(output).not_to_have_attribute("open", "")
    question.get_by_label("0.1, and above ½").check()
    expect(output).to_have_attribute("open", "")
    expect(output).to_contain_text("sigmoid  0.52497919")
    expect(question.locator(".question-status")).to_contain_text("You were right")


def test_gaps(visit, address):
    page = visit(address + PAGE).page
    question = page.locator("#quiz-size-by-hand")
    status, gaps = question.locator(".question-status"), question.get_by_role("textbox")
    check = question.get_by_role("button", name="Check")
    check.click()
    expect(status).to_have_text("Choose an answer first.")
    for typed, words in [(("1", "", ""), "✗ Gap 1: Zeros at both ends"), (("2", "3", "3"), "✗ Gap 3: The place where")]:
        for gap, text in zip(gaps.all(), typed, strict=True):
            gap.fill(text)
        check.click()
        expect(status).to_contain_text(words)
    gaps.nth(2).fill("4,0")
    gaps.nth(2).press("Enter")
    expect(status).to_contain_text("✓ Correct.")


def test_a_week_later_the_seed_decides_what_is_asked(visit, address):
    def asked(seed):
        page = visit(f"{address}/book/a_week_later.html?seed={seed}").page
        return page, page.locator(".week-later li:visible .question:visible :is(legend, p > label)")

    _, first = asked(3)
    texts = first.all_inner_texts()
    assert len(texts) == 8
    page, again = asked(3)
    assert again.all_inner_texts() == texts
    page.get_by_role("button", name="Other questions").click()
    assert again.all_inner_texts() != texts


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
