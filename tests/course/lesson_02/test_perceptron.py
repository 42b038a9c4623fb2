import numpy as np
import pytest

from dlcore import train_perceptron
from dlcore.course.lesson_02 import perceptron

WANTED = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0], "XOR": [0, 1, 1, 0]}


@pytest.mark.parametrize("gate", WANTED)
def test_the_looks_are_those_of_training(gate):
    weight, bias, epochs = train_perceptron(perceptron.CORNERS, WANTED[gate], 6)
    last = perceptron.looks(WANTED[gate], epochs)[-1]
    assert (last[0].tolist(), last[1]) == (weight.tolist(), bias)


def test_what_a_look_says():
    wanted = np.array(WANTED["XOR"])
    look = perceptron.perceptron_learning("XOR", wanted, 5)
    assert "look 6: at corner (0, 1) the neuron says 0, wanted is 1: wrong" in look.alt
    assert "Now w = (−1, 1), b = 0, and 1 of 4 corners are right, at best so far 2." in look.alt
    assert "z = (−1)·0 + 0·1 + (−1) = −1" in look.panels[1]


@pytest.mark.parametrize(("gate", "end"), [("AND", 24), ("OR", 16), ("NAND", 24)])
def test_a_gate_ends_with_all_four_corners_right(gate, end):
    assert "4 of 4 corners are right" in perceptron.perceptron_learning(gate, np.array(WANTED[gate]), end - 1).alt


def test_the_table_of_looks_is_filled_up_to_now():
    wanted = np.array(WANTED["XOR"])
    picture = perceptron.perceptron_learning("XOR", wanted, 5)
    states = perceptron.looks(wanted, 2)
    right = sum(perceptron._says(*states[look])[look % 4] == wanted[look % 4] for look in range(6))
    assert picture.panels[1].count(">✓<") == right
    assert picture.panels[1].count(">✗<") == 6 - right
    assert picture.panels[1].count("data-set") == 24


@pytest.mark.parametrize(("step", "steps"), [(5, [4, 5, 6, 7]), (23, [20, 21, 22, 23])])
def test_a_corner_leads_to_its_look_in_this_epoch(step, steps):
    plane = perceptron.perceptron_learning("XOR", np.array(WANTED["XOR"]), step).panels[0]
    assert [f'data-set="step:{one}"' in plane for one in steps] == [True] * 4
