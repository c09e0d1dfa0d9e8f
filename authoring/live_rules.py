"""The page of each promise, as `mkcourse serve` shows it: why it is there, what breaks it, and how that is mended.

It is made of the same rules as the manual, so that it needs no network and tells of this version.
"""

from __future__ import annotations

from html import escape

from .diagnostics import SEVERITIES
from .rules import GROUP_TITLES, RULES, Example, Rule
from .words import say
from .words.catalogues import ENGLISH, worded
from .words.choice import known_language, text_direction

RULES_AT = "/mkcourse-rules/"
_HEADINGS = (say("So it is wrong"), say("So it is right"), say("How to mend it"))


def address_of(rule: str, language: str = ENGLISH) -> str | None:
    """Where the server shows the rule of that id, with its title and fix in that language; None where there is none."""
    below = "" if language == ENGLISH else f"{language}/"
    return f"{RULES_AT}{below}{rule}" if rule in RULES else None


def rule_page(path: str) -> str | None:
    """The page at that path; None where it leads to no rule."""
    language, _, name = path.removeprefix(RULES_AT).strip("/").rpartition("/")
    rule = RULES.get(name)
    return _page(rule, known_language(language) or ENGLISH) if rule else None


def _page(rule: Rule, language: str) -> str:
    """Title and fix are in the language of the messages; why it is there and the examples are in English."""

    def told(text: str) -> str:
        return escape(worded(say(text), language))

    group, title = told(GROUP_TITLES[rule.group]), told(rule.title)
    wrong, right, mend = (worded(each, language) for each in _HEADINGS)
    english = "" if language == ENGLISH else ' lang="en" dir="ltr"'
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{text_direction(language)}"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n"
        '<link rel="stylesheet" href="/assets/mkcourse/live.css"></head>\n'
        f'<body class="mk-rule"><main><p class="mk-rule__group">{group}</p>\n'
        f'<h1>{title}</h1>\n<p class="mk-rule__id"><code>{escape(rule.id)}</code> · '
        f"{escape(worded(SEVERITIES[rule.severity], language))}</p>\n"
        f"<p{english}>{escape(rule.why)}</p>\n"
        f"<h2>{escape(mend)}</h2>\n<p>{told(rule.fix)}</p>\n"
        f"<h2>{escape(wrong)}</h2>\n{_example(rule.bad, language)}\n"
        f"<h2>{escape(right)}</h2>\n{_example(rule.good, language)}\n"
        "</main></body></html>\n"
    )


def _example(example: Example, language: str) -> str:
    left_out = "".join(f"<p>{_missing(name, language)}</p>" for name in example.without)
    text = (
        f'<pre tabindex="0" dir="ltr"><code>{escape(example.text.strip())}</code></pre>' if example.text.strip() else ""
    )
    head = f'<p class="mk-rule__file"><code>{escape(example.file)}</code></p>' if example.file and text else ""
    return f"{head}{text}{left_out}"


def _missing(name: str, language: str) -> str:
    told = escape(worded(say("There is no {file}."), language))
    return told.replace("{file}", f"<code>{escape(name)}</code>")
