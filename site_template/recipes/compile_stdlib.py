"""Packs the compiled modules that a browser needs. Runs in Pyodide, for browser_runtime.mjs."""

import ast
import io
import sys
from importlib import import_module, util
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path
from types import CodeType
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

ENGINE = "mkcourse/runtime"
CLASSROOM = f"{ENGINE}/classroom/"
ZIPPED = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip/"


def bundle(engine: str) -> tuple[bytes, bytes]:
    """Two zips of all that Python has imported, of what the engine imports, and of the engine.

    The first is compressed, and holds all of the engine.  The second, for learners' pages, is without the class
    page's part; it is not compressed, so that it can be as a whole, which makes it smaller by a seventh.
    """
    imported(Path(engine))
    library, modules = standard_library(), engine_modules(Path(engine))
    learners = {name: content for name, content in modules.items() if CLASSROOM not in name}
    return zipped(library | modules), zipped(library | learners, ZIP_STORED)


def imported(engine: Path) -> None:
    """Imports what any module of the engine does, even if only later, and what Python may want by itself."""
    import_module("wanted")
    for path in engine.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                list(map(import_module, (alias.name for alias in node.names if not alias.name.startswith("mkcourse"))))
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and not str(node.module).startswith("mkcourse"):
                import_module(str(node.module))


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
    return {compiled_name(name): pyc(archive.read(name), name, 2, has_lines=False) for name in names}


def loaded() -> set[str]:
    """The files, relative to Pyodide's zip, of all modules that are imported now.

    A frozen module names a file too, but lies in the wasm.
    """
    specs = [module.__spec__ for module in sys.modules.values() if module is not None]
    files = {spec.origin or "" for spec in specs if spec is not None}
    return {file.removeprefix(ZIPPED) for file in files if file.startswith(ZIPPED)}


def engine_modules(folder: Path) -> dict[str, bytes]:
    """The engine's own modules, with asserts and without docstrings: they must do what the tests saw."""
    modules = {"mkcourse/__init__.pyc": pyc(b"", "mkcourse/__init__.py", 0)}
    for path in folder.rglob("*.py"):
        name = f"{ENGINE}/{path.relative_to(folder).as_posix()}"
        modules[compiled_name(name)] = pyc(without_docstrings(path.read_bytes()), name, 0, has_lines=False)
    return modules


def without_docstrings(source: bytes) -> ast.Module:
    """Nothing in the engine reads them. Classes get a word: where there is none, @dataclass makes one, slowly."""
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if ast.get_docstring(node, clean=False) is not None:
                del node.body[0]
            if isinstance(node, ast.ClassDef):
                node.body.insert(0, ast.Expr(ast.Constant("A class.")))
            elif not node.body and not isinstance(node, ast.Module):
                node.body.append(ast.Pass())
    return ast.fix_missing_locations(module)


def compiled_name(name: str) -> str:
    return f"{name.removesuffix('.py')}.pyc"


def pyc(source: bytes | ast.Module, name: str, optimize: int, *, has_lines: bool = True) -> bytes:
    """A .pyc without a time, never compared with its source: the same source gives the same."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=optimize)
    code = code if has_lines else with_first_lines(code)
    return bytes(_code_to_hash_pyc(code, util.source_hash(name.encode()), False))


def with_first_lines(code: CodeType) -> CodeType:
    """A traceback tells where each function begins, not the line in it: an eighth less to fetch.

    Each two bytes say "no columns, the line of before" of as many as eight instructions; see CPython's
    InternalDocs/code_objects.md.
    """
    units = len(code.co_code) // 2
    table = (bytes([0x80 | 13 << 3 | min(8, units - at) - 1, 0]) for at in range(0, units, 8))
    inner = (with_first_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"".join(table), co_consts=tuple(inner))


def zipped(files: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    """Compressed where nothing else does it, since servers compress no .zip."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", how, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name], how)
    return buffer.getvalue()
