"""Git by its command line, with words for what goes wrong.

Every teacher who publishes to GitHub has Git, with a login that works (a token in the keychain,
an SSH key).  A library would bring a second Git that knows none of that.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..words import as_it_is, say
from ..words.system_errors import refusal
from .findings import PublishError

_TROUBLES = (
    (r"no space left|disk quota", say("there is no space left on the disk"), say("make room, and publish again")),
    (
        r"GH001|exceeds GitHub's file size limit",
        say("GitHub refuses a file of more than 100 MB"),
        say("make it smaller"),
    ),
    (
        r"does not appear to be a git repository|repository .* not found|not found$|does not exist",
        say("there is no repository at {to}"),
        say("look at the address; on GitHub make an empty repository first, or a local one: git init --bare FOLDER"),
    ),
    (
        r"authentication failed|could not read username|permission .*denied|terminal prompts disabled|access denied"
        r"|host key verification failed|returned error: 403",
        say("{to} does not let you in"),
        say("GitHub asks for a token in the place of a password (github.com/settings/tokens), or for an SSH key"),
    ),
    (
        r"could not resolve host|unable to access|connection (refused|timed out|reset)|network is unreachable",
        say("{to} can't be reached"),
        say("look at the network and the address, and publish again"),
    ),
    (
        r"\[rejected\]|non-fast-forward|fetch first|stale info",
        say("somebody else published to {to} at the same time"),
        say("publish again: it goes on from theirs"),
    ),
    (
        r"\[remote rejected\]|pre-receive hook declined|protected branch",
        say("{to} refused the branch by a rule of its own"),
        say("take the protection off this branch, or name another with --branch"),
    ),
    (
        r"read-only file system|unable to create|cannot create",
        say("{to} can't be written to"),
        say("look at its permissions"),
    ),
)


_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Git:
    """A repository of our own in a folder for a while; ``to`` is where it publishes to."""

    folder: Path
    to: str

    def __call__(self, *arguments: str, worktree: Path | None = None, environment: Mapping[str, str] = _NONE) -> str:
        """What git prints; raises PublishError in the teacher's words where it fails."""
        where = ["--git-dir", str(self.folder), *(["--work-tree", str(worktree)] if worktree else [])]
        done = run([*where, *_AS_IT_IS, *arguments], worktree, environment)
        if done.returncode:
            raise _trouble(done.stderr, without_secret(self.to))
        return done.stdout.strip()

    def succeeds(self, *arguments: str) -> bool:
        """Whether git has nothing to complain of."""
        return run(["--git-dir", str(self.folder), *_AS_IT_IS, *arguments]).returncode == 0


_AS_IT_IS = (  # what a teacher set for work of their own must not change a byte of a site
    *("-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "-c", "core.quotepath=false"),
    *("-c", f"core.attributesFile={os.devnull}", "-c", f"core.hooksPath={os.devnull}", "-c", "gc.auto=0"),
)


def run(
    arguments: list[str], folder: Path | None = None, environment: Mapping[str, str] = _NONE
) -> subprocess.CompletedProcess[str]:
    """Runs git; it asks for names and passwords only where somebody can answer."""
    program = shutil.which("git")
    if program is None:
        raise PublishError(
            say("git is not installed, and publishing to GitHub needs it"),
            say("install it from git-scm.com, or use 'mkcourse publish zip' and upload the files by hand"),
        )
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    asks = "1" if sys.stdin.isatty() else "0"
    whole = {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": asks, **environment}
    try:
        return subprocess.run(
            [program, *arguments], capture_output=True, encoding="utf-8", errors="replace", env=whole, cwd=folder
        )
    except OSError as error:
        raise PublishError(say("git can't be started: {why}", why=refusal(error))) from error


_OF_ANOTHER_REPOSITORY = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"}


def new_repository(folder: Path, to: str) -> Git:
    """An empty one that lies in ``folder``."""
    done = run(["init", "--quiet", "--bare", str(folder)])
    if done.returncode:
        raise _trouble(done.stderr, to)
    git = Git(folder, to)
    git("config", "core.bare", "false")
    git("remote", "add", "origin", to)
    return git


def without_secret(address: str) -> str:
    """The address without a password or token in it, to be shown."""
    return re.sub(r"(?<=://)[^/@]+@", "", address)


def _trouble(said: str, to: str) -> PublishError:
    """What git said, as a sentence and what to do."""
    said = without_secret(said)
    for pattern, what, fix in _TROUBLES:
        if re.search(pattern, said, re.IGNORECASE | re.MULTILINE):
            return PublishError(what.about(to=to), fix)
    lines = [line for line in said.splitlines() if line.strip()]
    told = as_it_is("\n    ".join(lines[-4:])) if lines else say("nothing")
    return PublishError(say("git could not publish to {to}; it says:", to=to), told)
