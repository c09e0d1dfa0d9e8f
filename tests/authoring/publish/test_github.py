"""A site on a branch of a repository: it alone, one commit a publication, and nothing of others harmed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mkcourse.authoring.publish import git as git_module
from mkcourse.authoring.publish import github
from mkcourse.authoring.publish.findings import PublishError
from mkcourse.authoring.publish.github import Publication, address_on_pages, origin_of, published

Publish = Callable[..., Publication]


def git(*arguments: str | Path, folder: Path | None = None) -> str:
    identity = ["-c", "user.name=T", "-c", "user.email=t@localhost"]
    done = subprocess.run(
        ["git", *identity, *map(str, arguments)], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A teacher's own settings, which change line ends and leave files out, and name nobody."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "ignored").write_text("*.css\nassets/\n", encoding="utf-8")
    settings = f"[core]\n\tautocrlf = true\n\texcludesFile = {home / 'ignored'}\n[commit]\n\tgpgSign = true\n"
    (home / ".gitconfig").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in [each for each in os.environ if each.startswith("GIT_") and each != "GIT_CONFIG_NOSYSTEM"]:
        monkeypatch.delenv(name)
    return home


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    git("init", "--quiet", "--bare", tmp_path / "pages.git")
    return tmp_path / "pages.git"


@pytest.fixture
def publish(site: Path, remote: Path, tmp_path: Path) -> Publish:
    """Publishes the site, each time from a new working folder."""
    runs = iter(range(100))

    def publish(branch: str = "gh-pages", to: str | None = None, *, dry_run: bool = False) -> Publication:
        work = tmp_path / f"work-{next(runs)}"
        work.mkdir()
        return published(site, to or str(remote), branch, "Small", work, dry_run=dry_run)

    return publish


def test_the_branch_holds_the_site_byte_for_byte(publish: Publish, site: Path, remote: Path, tmp_path: Path) -> None:
    """Whatever a teacher's settings of git say, each file arrives as it was built, and no other."""
    done = publish()
    assert done.pushed and done.is_first
    git("clone", "--quiet", "-c", "core.autocrlf=false", "--branch", "gh-pages", remote, tmp_path / "clone")
    shutil.rmtree(tmp_path / "clone" / ".git")
    assert files_in(tmp_path / "clone") == files_in(site)


def test_the_site_may_be_named_from_where_one_is(
    publish: Publish, site: Path, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths as teachers type them, from the folder they are in."""
    monkeypatch.chdir(site.parent)
    done = published(Path("site"), "pages.git", "gh-pages", "Small", site.parent)
    assert done.pushed
    assert names_on(remote, "gh-pages") >= {"index.html", "assets"}


def test_each_publication_is_one_commit_on_top_of_the_last(publish: Publish, site: Path, remote: Path) -> None:
    """History is a line; what did not change makes no commit."""
    publish()
    (site / "index.html").write_text((site / "index.html").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (site / "new.txt").write_text("new", encoding="utf-8")
    assert publish().change == "files: 1 new, 1 changed"
    assert publish().change == "nothing changed since the last publication"
    log = git("log", "--format=%s %p", "gh-pages", folder=remote).splitlines()
    assert [len(line.split()) for line in log] == [3, 2]


def test_a_dry_run_pushes_nothing(publish: Publish, remote: Path) -> None:
    """It asks the repository, tells what would change, and leaves it as it was."""
    done = publish(dry_run=True)
    assert not done.pushed and done.change == "the first publication"
    assert git("branch", "--list", folder=remote) == ""


def test_what_a_fresh_repository_and_a_domain_of_ones_own_have_stays(
    publish: Publish, remote: Path, tmp_path: Path
) -> None:
    """README, LICENSE and CNAME of the branch are kept by every publication."""
    commit_to(remote, tmp_path, "gh-pages", {"README.md": "mine", "CNAME": "course.example"})
    publish()
    assert {"README.md", "CNAME", "index.html"} <= names_on(remote, "gh-pages")
    assert git("show", "gh-pages:CNAME", folder=remote) == "course.example"


def test_a_branch_with_anything_else_is_never_overwritten(publish: Publish, remote: Path, tmp_path: Path) -> None:
    """The sources' own branch is refused by name, and stays."""
    commit_to(remote, tmp_path, "main", {"course.yml": "id: small"})
    with pytest.raises(PublishError, match=r"branch 'main' of .* holds other files \('course.yml'\)"):
        publish("main")
    assert names_on(remote, "main") == {"course.yml"}


def test_another_course_is_never_overwritten(publish: Publish, site: Path) -> None:
    """Both courses are named, because one repository holds one course."""
    publish()
    marker = site / "mkcourse-site.json"
    marker.write_text(marker.read_text(encoding="utf-8").replace("small", "other"), encoding="utf-8")
    with pytest.raises(PublishError, match="holds another course, 'small', and not 'other'"):
        publish()


def test_a_colleague_who_was_quicker_is_not_overwritten(
    publish: Publish, remote: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A push that would not be on top of the branch is rejected, in words."""
    publish()
    (site / "index.html").write_text("changed", encoding="utf-8")
    change = github._change

    def meanwhile(*arguments: object) -> str:
        commit_to(remote, tmp_path, "gh-pages", {"index.html": "the colleague's"})
        return change(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(github, "_change", meanwhile)
    with pytest.raises(PublishError, match="somebody else published"):
        publish()
    assert git("show", "gh-pages:index.html", folder=remote) == "the colleague's"


def test_a_repository_that_refuses_says_so(publish: Publish, remote: Path) -> None:
    """A hook of the other side is told as what it is."""
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho no space left on device >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(PublishError, match="no space left"):
        publish()
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(PublishError, match="refused the branch by a rule of its own"):
        publish()


@pytest.mark.parametrize("to", ["nowhere.git", "file:///nowhere/at/all.git"])
def test_no_repository_there_is_told_with_how_to_make_one(publish: Publish, to: str) -> None:
    """An address that leads nowhere ends in a sentence."""
    with pytest.raises(PublishError, match=r"there is no repository at .*nowhere"):
        publish(to=to)


def test_no_git_is_told_with_another_way(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git there is still the ZIP file."""
    monkeypatch.setattr(git_module.shutil, "which", lambda name: None)
    with pytest.raises(PublishError, match=r"git is not installed[\s\S]*publish zip"):
        publish()


def test_no_address_is_told(course: Path) -> None:
    """Without --to and without a remote of the course's folder, the option is named."""
    with pytest.raises(PublishError, match=r"--to https://github\.com/"):
        origin_of(course)
    git("init", "--quiet", course)
    git("remote", "add", "origin", "https://github.com/ms-lee/fractions.git", folder=course)
    assert origin_of(course) == "https://github.com/ms-lee/fractions.git"


def test_a_token_in_the_address_is_never_shown() -> None:
    """What git says is told without the password in it."""
    said = "fatal: could not read from https://ms-lee:hunter2@example.test/x"
    told = str(git_module._trouble(said, "https://example.test/x"))
    assert "hunter2" not in told
    assert git_module.without_secret("https://ms-lee:hunter2@example.test/x") == "https://example.test/x"


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("https://github.com/Ms-Lee/fractions.git", "https://ms-lee.github.io/fractions/"),
        ("git@github.com:ms-lee/fractions.git", "https://ms-lee.github.io/fractions/"),
        ("https://github.com/ms-lee/ms-lee.github.io", "https://ms-lee.github.io/"),
        ("/home/lee/pages.git", None),
    ],
)
def test_the_address_of_the_course_is_told(to: str, address: str | None) -> None:
    """GitHub's addresses follow from the repository's."""
    assert address_on_pages(to) == address


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names_on(remote: Path, branch: str) -> set[str]:
    return set(git("ls-tree", "--name-only", branch, folder=remote).splitlines())


def commit_to(remote: Path, tmp_path: Path, branch: str, texts: dict[str, str]) -> None:
    """What somebody else pushes."""
    folder = tmp_path / f"other-{branch}"
    shutil.rmtree(folder, ignore_errors=True)
    git("clone", "--quiet", remote, folder)
    has = branch in git("branch", "--remotes", folder=folder)
    git("checkout", "--quiet", *([branch] if has else ["-b", branch]), folder=folder)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    git("add", "--force", ".", folder=folder)
    git("-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "Mine", folder=folder)
    git("push", "--quiet", "origin", branch, folder=folder)
