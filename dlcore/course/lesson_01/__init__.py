"""The room of lesson 01, three demos: its pictures, its exercises and its questions."""
