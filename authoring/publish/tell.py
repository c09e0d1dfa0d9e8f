"""What the terminal says about a publication."""

from __future__ import annotations

from pathlib import Path

from .findings import size
from .github import Publication, address_on_pages
from .inspection import weight


def pushed(done: Publication, site: Path) -> str:
    """After `publish github`: what was pushed, and where learners find it."""
    count, bytes_ = weight(site)
    head = f"{count} files, {size(bytes_)}; {done.change}."
    if not done.pushed and done.change.startswith("nothing"):
        return f"{head} What is on the branch '{done.branch}' is up to date."
    verb = "pushed to" if done.pushed else "Dry run: this would be pushed to"
    lines = [f"{head} {verb[0].upper()}{verb[1:]} the branch '{done.branch}' (commit {done.commit[:10]})."]
    address = address_on_pages(done.to)
    if address and done.is_first:
        lines.append(
            "Once, on GitHub: Settings → Pages → Deploy from a branch → "
            f"'{done.branch}', / (root) → Save. A minute later the course is at {address}"
        )
    elif address:
        lines.append(f"In a minute it is at {address}")
    return "\n".join(lines)


def copied(site: Path, target: Path, dry_run: bool, then: str) -> str:
    """After `publish folder`, `zip` and `usb`."""
    count, bytes_ = weight(site)
    verb = "Dry run: this would be written to" if dry_run else "Written to"
    return f"{count} files, {size(bytes_)}. {verb} {target}.{'' if dry_run else f' {then}'}"
