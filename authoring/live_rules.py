"""The page of each promise, as `mkcourse serve` shows it: why it is there, what breaks it, and how that is mended.

It is made of the same rules as the manual, so that it needs no network and tells of this version.
"""

from __future__ import annotations

from html import escape

from .rules import GROUP_TITLES, RULES, Example, Rule

RULES_AT = "/mkcourse-rules/"


def address_of(rule: str) -> str | None:
    """Where the server shows the rule of that id; None where there is none."""
    return f"{RULES_AT}{rule}" if rule in RULES else None


def rule_page(path: str) -> str | None:
    """The page at that path; None where it leads to no rule."""
    rule = RULES.get(path.removeprefix(RULES_AT).strip("/"))
    return _page(rule) if rule else None


def _page(rule: Rule) -> str:
    title = escape(rule.title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n"
        '<link rel="stylesheet" href="/assets/mkcourse/live.css"></head>\n'
        f'<body class="mk-rule"><main><p class="mk-rule__group">{escape(GROUP_TITLES[rule.group])}</p>\n'
        f'<h1>{title}</h1>\n<p class="mk-rule__id"><code>{escape(rule.id)}</code> · {rule.severity}</p>\n'
        f"<p>{escape(rule.why)}</p>\n"
        f"<h2>How to mend it</h2>\n<p>{escape(rule.fix)}</p>\n"
        f"<h2>So it is wrong</h2>\n{_example(rule.bad)}\n"
        f"<h2>So it is right</h2>\n{_example(rule.good)}\n"
        "</main></body></html>\n"
    )


def _example(example: Example) -> str:
    left_out = "".join(f"<p>There is no <code>{escape(name)}</code>.</p>" for name in example.without)
    text = f'<pre tabindex="0"><code>{escape(example.text.strip())}</code></pre>' if example.text.strip() else ""
    head = f'<p class="mk-rule__file"><code>{escape(example.file)}</code></p>' if example.file and text else ""
    return f"{head}{text}{left_out}"
