"""What tests of checks share: answers written as text, as a student's cell would define them."""

import itertools
import math
import os
import sys
import threading
import time

import numpy as np

import dlcore

GUARD = "if kernel_size > n + 2 * padding: raise ValueError\n"
RIGHT = GUARD + "return (n + 2 * padding - kernel_size) // stride + 1"
WORLD = {module.__name__: module for module in (itertools, math, os, sys, threading, time, dlcore)}


def answer(body, name="out_size", arguments="n, kernel_size, stride=1, padding=0"):
    """A function whose body is `body`."""
    names = WORLD | {"np": np, "__name__": "__main__"}
    text = f"def {name}({arguments}):\n" + "\n".join("    " + line for line in body.splitlines())
    exec(compile(text, f"<answer {name}>", "exec"), names)
    return names[name]
