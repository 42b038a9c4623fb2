"""The room of lesson 16, the LSTM: its pictures, its exercises and its questions."""
