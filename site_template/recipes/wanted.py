"""What Python imports by itself, and only when it is needed, beside what Pyodide needs to boot and the engine imports:
a long number is read or shown, an error is told, text is encoded."""

# ruff: noqa: F401, I001
# mypy: ignore-errors

import _colorize
import _pylong
import decimal
import encodings.ascii
import encodings.latin_1
import encodings.utf_8
import importlib.util
import traceback
