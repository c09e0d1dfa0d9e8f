"""What the terminal says about a publication."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..words import Sentence, say, say_count
from .findings import size
from .github import Publication, address_on_pages
from .inspection import weight


def pushed(done: Publication, site: Path) -> Iterator[Sentence]:
    """After `publish github`, in lines: what was pushed, and where learners find it."""
    head = say("{weight}; {change}.", weight=_weight(site), change=done.change)
    if done.is_same:
        yield say("{weight} What is on the branch '{branch}' is up to date.", weight=head, branch=done.branch)
        return
    values = {"weight": head, "branch": done.branch, "commit": done.commit[:10]}
    if done.pushed:
        yield say("{weight} Pushed to the branch '{branch}' (commit {commit}).", **values)
    else:
        yield say("{weight} Dry run: this would be pushed to the branch '{branch}' (commit {commit}).", **values)
    address = address_on_pages(done.to)
    if address and done.is_first:
        yield say(
            "Once, on GitHub: Settings → Pages → Deploy from a branch → '{branch}', / (root) → Save. "
            "A minute later the course is at {address}",
            branch=done.branch,
            address=address,
        )
    elif address:
        yield say("In a minute it is at {address}", address=address)


def copied(site: Path, target: Path, dry_run: bool, then: Sentence) -> Sentence:
    """After `publish folder`, `zip` and `usb`."""
    if dry_run:
        return say("{weight}. Dry run: this would be written to {target}.", weight=_weight(site), target=target)
    return say("{weight}. Written to {target}. {then}", weight=_weight(site), target=target, then=then)


def _weight(site: Path) -> Sentence:
    count, bytes_ = weight(site)
    return say("{files}, {size}", files=say_count(count, "{count} file", "{count} files"), size=size(bytes_))
