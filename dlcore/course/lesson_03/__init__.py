"""The room of lesson 03, the multilayer perceptron: its pictures, its exercises and its questions."""
