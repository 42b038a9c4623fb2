"""The room of lesson 06, backprop in matrices: its pictures, its exercises and its questions."""
