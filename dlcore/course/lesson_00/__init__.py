"""The room of lesson 00, warm up: its pictures, its exercises and its questions."""
