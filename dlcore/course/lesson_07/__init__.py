"""The room of lesson 07, convolution: its pictures, its exercises and its questions."""
