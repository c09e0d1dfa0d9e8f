"""Packs the compiled modules that a browser needs. Runs in Pyodide, for browser_runtime.mjs."""

import io
import sys
from importlib import import_module, util
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ENGINE = "mkcourse/runtime"
ZIPPED = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip/"


def bundle(engine: str) -> bytes:
    """A zip of all that Python has imported, of what an engine may import, and of the engine."""
    import_module("wanted")
    return zipped(standard_library() | engine_modules(Path(engine)))


def whole_library() -> bytes:
    """A zip of the whole standard library that Pyodide has, with docstrings and asserts: for learners' programs."""
    archive = ZipFile(ZIPPED.rstrip("/"))
    names = [name for name in archive.namelist() if name.endswith(".py")]
    return zipped({compiled_name(name): pyc(archive.read(name), name, 0) for name in names})


def standard_library() -> dict[str, bytes]:
    """The .pyc of every module that was loaded from Pyodide's own zip, by its name in ours.

    Docstrings and asserts are dropped (`optimize=2`), as Python's own test suite does with -OO.
    """
    names = loaded()
    archive = ZipFile(ZIPPED.rstrip("/"))
    return {compiled_name(name): pyc(archive.read(name), name, 2) for name in names}


def loaded() -> set[str]:
    """The files, relative to Pyodide's zip, of all modules that are imported now.

    A frozen module names a file too, but lies in the wasm.
    """
    specs = [module.__spec__ for module in sys.modules.values() if module is not None]
    files = {spec.origin or "" for spec in specs if spec is not None}
    return {file.removeprefix(ZIPPED) for file in files if file.startswith(ZIPPED)}


def engine_modules(folder: Path) -> dict[str, bytes]:
    """The engine's own modules, with docstrings and asserts: they must do what the tests saw."""
    modules = {"mkcourse/__init__.pyc": pyc(b"", "mkcourse/__init__.py", 0)}
    for path in folder.rglob("*.py"):
        name = f"{ENGINE}/{path.relative_to(folder).as_posix()}"
        modules[compiled_name(name)] = pyc(path.read_bytes(), name, 0)
    return modules


def compiled_name(name: str) -> str:
    return f"{name.removesuffix('.py')}.pyc"


def pyc(source: bytes, name: str, optimize: int) -> bytes:
    """A .pyc without a time, never compared with its source: the same source gives the same."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    return bytes(_code_to_hash_pyc(code, util.source_hash(source), False))


def zipped(files: dict[str, bytes]) -> bytes:
    """Compressed, since servers compress no .zip: costs a tenth of a second, saves 1.7 MB."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name], ZIP_DEFLATED)
    return buffer.getvalue()
