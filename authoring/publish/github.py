"""A site on a branch of a Git repository, as GitHub Pages shows it: the site alone, never the course's sources.

One commit a publication, each on top of the last: what did not change is stored once, so
history costs little; a bad publication can be taken back; and nothing is ever forced, so
that a branch with anything else on it, or a colleague's publication, can't be overwritten.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from ..build.write import MARKER
from ..words import Sentence, enumerated, say, say_count
from .findings import PublishError
from .git import Git, new_repository, run, without_secret

BRANCH = "gh-pages"
_KEPT = re.compile(r"(CNAME|LICENSE|LICENCE|README)(\.\w+)?|\.git(ignore|attributes)", re.IGNORECASE)
"""Files of the branch's own that a publication leaves as they are; CNAME is the site's own domain name."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was pushed, or would be: ``change`` says in words how it differs from the last one."""

    branch: str
    to: str
    commit: str
    change: Sentence
    is_first: bool
    pushed: bool
    is_same: bool = False
    """Nothing had changed since the last one."""


def published(site: Path, to: str, branch: str, title: str, work: Path, *, dry_run: bool = False) -> Publication:
    """Pushes the site to that branch of the repository at ``to``; ``work`` is an empty folder.

    Raises PublishError, with the branch as it was, where that can't be.
    """
    git = new_repository(work / "git", _address(to))
    if not git.succeeds("check-ref-format", f"refs/heads/{branch}"):
        raise PublishError(say("'{branch}' can't be the name of a branch; gh-pages or main are usual", branch=branch))
    last = _last(git, branch)
    kept = _kept(git, last, site, branch) if last else {}
    tree = _tree(git, site, kept)
    if last and git("rev-parse", f"{last}^{{tree}}") == tree:
        change = say("nothing changed since the last publication")
        return Publication(branch, to, last, change, is_first=False, pushed=False, is_same=True)
    commit = git(
        "commit-tree", tree, *(["-p", last] if last else []), "-m", f"Publish {title}", environment=_somebody(git)
    )
    change = _change(git, last, commit)
    git("push", *(["--dry-run"] if dry_run else []), "origin", f"{commit}:refs/heads/{branch}")
    if not dry_run and _tip(git, branch) != commit:
        told = say("{to} took the push, and its branch '{branch}' is another now", to=without_secret(to), branch=branch)
        raise PublishError(told, say("publish again"))
    return Publication(branch, to, commit, change, not last, not dry_run)


def origin_of(course: Path) -> str:
    """The repository that the course's own folder is pushed to."""
    if course.is_dir():
        done = run(["remote", "get-url", "origin"], course)
        if done.returncode == 0 and done.stdout.strip():
            return done.stdout.strip()
    raise PublishError(
        say("it is not said where to publish, and the course's folder is no Git repository with a remote"),
        say("say it: --to https://github.com/YOUR-NAME/YOUR-COURSE.git"),
    )


def address_on_pages(to: str) -> str | None:
    """Where GitHub shows the site of the repository at ``to``; None where it is none of GitHub's."""
    found = re.search(r"github\.com[:/]([\w.-]+)/([\w.-]+?)(\.git)?/?$", to)
    if not found:
        return None
    host = f"{found[1].lower()}.github.io"
    return f"https://{host}/" if found[2].lower() == host else f"https://{host}/{found[2]}/"


def _address(to: str) -> str:
    """A path is made absolute, because git runs elsewhere."""
    is_path = "://" not in to and not re.match(r"[\w.-]+@?[\w.-]*:", to)
    return str(Path(to).expanduser().resolve()) if is_path or Path(to).exists() else to


def _tip(git: Git, branch: str) -> str:
    return git("ls-remote", "--heads", "origin", f"refs/heads/{branch}").partition("\t")[0]


def _last(git: Git, branch: str) -> str:
    """The last commit of the branch, without its files' contents; empty where there is no such branch."""
    tip = _tip(git, branch)
    if tip:
        git("fetch", "--quiet", "--depth", "1", "--filter", "blob:none", "origin", f"refs/heads/{branch}")
    return tip


def _kept(git: Git, last: str, site: Path, branch: str) -> dict[str, tuple[str, str]]:
    """Name -> (mode, sum) of what stays from the last commit.

    Raises PublishError where the branch holds anything but a publication of this course.
    """
    entries = [line.partition("\t") for line in git("ls-tree", last).splitlines()]
    names = {name: head for head, _, name in entries}
    foreign = [name for name in names if not _KEPT.fullmatch(name)]
    if MARKER in names:
        _refuse_other_course(git, last, site, branch)
    elif foreign:
        raise PublishError(
            say(
                "the branch '{branch}' of {to} holds other files ('{file}'); it stays as it is",
                branch=branch,
                to=without_secret(git.to),
                file=foreign[0],
            ),
            say("name another branch, as --branch {branch}, or a repository for the site alone", branch=BRANCH),
        )
    own = {name: head.split() for name, head in names.items() if _KEPT.fullmatch(name) and not (site / name).exists()}
    return {name: (mode, sum_) for name, (mode, kind, sum_) in own.items() if kind == "blob"}


def _refuse_other_course(git: Git, last: str, site: Path, branch: str) -> None:
    theirs = _course_in(git("show", f"{last}:{MARKER}"))
    ours = _course_in((site / MARKER).read_text(encoding="utf-8"))
    if theirs != ours:
        raise PublishError(
            say(
                "the branch '{branch}' of {to} holds another course, '{theirs}', and not '{ours}'",
                branch=branch,
                to=without_secret(git.to),
                theirs=theirs,
                ours=ours,
            ),
            say("name another repository: one holds one course, known by the id in course.yml"),
        )


def _course_in(marker: str) -> str:
    try:
        return str(json.loads(marker)["course"])
    except (ValueError, KeyError, TypeError):
        return "?"


def _tree(git: Git, site: Path, kept: dict[str, tuple[str, str]]) -> str:
    git("add", "--all", "--force", ".", worktree=site.resolve())
    for name, (mode, sum_) in kept.items():
        git("update-index", "--add", "--cacheinfo", f"{mode},{sum_},{name}")
    return git("write-tree", "--missing-ok")


def _somebody(git: Git) -> dict[str, str]:
    """Who the commit is by, where git was never told."""
    if git.succeeds("config", "user.email") and git.succeeds("config", "user.name"):
        return {}
    name, mail = "mkcourse", "mkcourse@localhost"
    return {
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": mail,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": mail,
    }


def _change(git: Git, last: str, commit: str) -> Sentence:
    if not last:
        return say("the first publication")
    lines = git("diff-tree", "-r", "--no-renames", "--name-status", last, commit).splitlines()
    added, changed, gone = (sum(line[0] == sign for line in lines) for sign in "AMD")
    counts = (
        (added, say_count(added, "{count} new", "{count} new")),
        (changed, say_count(changed, "{count} changed", "{count} changed")),
        (gone, say_count(gone, "{count} gone", "{count} gone")),
    )
    return say("files: {counts}", counts=enumerated([told for count, told in counts if count]))
