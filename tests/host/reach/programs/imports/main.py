import importlib

import named
from named import *


def main():
    first()
    importlib.import_module("late").second()
    __import__("later").third()
    getattr(named, "fourth")()
    getattr(None, "none", fifth)()


def fifth():
    pass
