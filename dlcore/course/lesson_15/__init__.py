"""The room of lesson 15, recurrent networks: its pictures, its exercises and its questions."""
