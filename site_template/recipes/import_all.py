"""Imports the engine and all that it may import, before the memory of Python is kept. Runs in Pyodide."""

import gc
import random
import re
import sys
import zipimport
from importlib import import_module

ZIP = next(path for path in sys.path if path.endswith(".zip"))
for _name in list(zipimport._zip_directory_cache[ZIP]):  # type: ignore[attr-defined]
    if _name.endswith(".pyc"):
        import_module(_name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
random.seed(0)  # the same memory each time it is made; the engine takes no chances
re.purge()
gc.collect()
