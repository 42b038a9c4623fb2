"""The kit that pictures are drawn with: canvas, coordinates, matrices, words for numbers, and one style."""
