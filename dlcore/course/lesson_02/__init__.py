"""The room of lesson 02, the single neuron: its pictures, its exercises and its questions."""
