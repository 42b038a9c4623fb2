"""Recurrent layers: the same weights at every step, and a state handed on from step to step.

One family per file. In each, one step comes first, as plain equations to read (`rnn_step`, `lstm_step`, `gru_step`);
then the layer, which does the same for a whole batch of sequences, fast, and finds the way back through time.
"""

from dlcore.recurrent.gru import GRU, GRUStep, gru_step
from dlcore.recurrent.lstm import LSTM, LSTMStep, lstm_step
from dlcore.recurrent.rnn import RNN, rnn_step

__all__ = ["GRU", "LSTM", "RNN", "GRUStep", "LSTMStep", "gru_step", "lstm_step", "rnn_step"]
