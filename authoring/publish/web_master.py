"""What goes along with a site: the page for who runs the server, and settings for Apache and IIS."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from ..build.assets import own_folder
from .findings import size
from .inspection import weight

PAGE = "FOR-THE-WEB-MASTER.html"
SETTINGS = {"apache": ".htaccess", "iis": "web.config"}
"""Server -> the file in the site that sets it.

Not there unless asked for: where a server does not allow it, it refuses the whole site.
"""


def filled(template: str, **values: object) -> str:
    """The file of that name in ``files``, filled in."""
    text = files(__package__).joinpath("files", template).read_text(encoding="utf-8")
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=True)
    return environment.from_string(text).render(values) + "\n"


def copied(name: str) -> str:
    """The file of that name in ``files``."""
    return files(__package__).joinpath("files", name).read_text(encoding="utf-8")


def page(title: str, name: str, site: Path) -> dict[str, str]:
    """The page for the web master of a site in the folder ``name``."""
    count, bytes_ = weight(site)
    return {PAGE: filled("web-master.html.j2", title=title, name=name, count=count, weight=size(bytes_))}


def settings(servers: tuple[str, ...]) -> dict[str, str]:
    """Files for the site's own folder."""
    folders = [own_folder(), own_folder(book=True)]
    return {SETTINGS[server]: filled(SETTINGS[server].lstrip("."), folders=folders) for server in servers}
