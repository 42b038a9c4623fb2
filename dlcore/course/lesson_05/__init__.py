"""The room of lesson 05, backprop by hand: its pictures, its exercises and its questions."""
