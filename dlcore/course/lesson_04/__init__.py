"""The room of lesson 04, loss and gradient descent: its pictures, its exercises and its questions."""
