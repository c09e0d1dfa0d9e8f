"""Promises about the blocks, formulas, pictures and links of lessons and banks."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Group, broken_by

_F, _H, _ERROR, _WARNING = Group.FORMAT, Group.HONESTY, Severity.ERROR, Severity.WARNING

LESSONS = (
    broken_by(
        "block-closed", _F, _ERROR,
        "What is opened is closed.",
        "A question that never ends swallows the rest of the lesson.",
        "lessons/example.md",
        "/// question | A pause\n    id: example-pause\n\nWhat is $1 + 1$?\n\n= 2\n\nAnd the lesson goes on.\n",
        "/// question | A pause\n    id: example-pause\n\nWhat is $1 + 1$?\n\n= 2\n///\n\nAnd the lesson goes on.\n",
        "End the block with a line '///', a fence with '```', front matter with '---'.",
    ),
    broken_by(
        "block-known", _F, _ERROR,
        "Every block is one that means something.",
        "A misspelt block would stand on the page as text, answers and all.",
        "lessons/example.md",
        "/// quesion | A pause\n    id: example-pause\n\nWhat is $1 + 1$?\n\n= 2\n///\n",
        "/// question | A pause\n    id: example-pause\n\nWhat is $1 + 1$?\n\n= 2\n///\n",
        "Correct the word; the message says which one is near.",
    ),
    broken_by(
        "practice-once", _F, _ERROR,
        "A lesson has one practice.",
        "The practice adapts to the learner as a whole; two of them on a page would ask the same twice.",
        "lessons/example.md",
        "<!-- practice -->\n\nAnd again:\n\n<!-- practice -->\n", "Now you.\n\n<!-- practice -->\n",
        "Keep one '<!-- practice -->'.",
    ),
    broken_by(
        "bank-holds-questions", _F, _WARNING,
        "A file in questions/ holds questions.",
        "A bank without a heading '## …' gives no question, however much stands in it.",
        "questions/example.md",
        "---\ncompetency: adding\n---\n\nWhat is $2 + 3$?\n\n= 5\n",
        "---\ncompetency: adding\n---\n\n## Two and three {#example}\n\nWhat is $2 + 3$?\n\n= 5\n",
        "Begin each question with '## Title {#id}', or remove the file.",
    ),
    broken_by(
        "heading-begins-question", _F, _ERROR,
        "In a bank every heading begins a question.",
        "The text below a heading of another level would run into the question above it.",
        "questions/example.md",
        "## Two and three {#example}\n\nWhat is $2 + 3$?\n\n= 5\n\n### Two and six {#example-2}\n\n"
        "What is $2 + 6$?\n\n= 8\n",
        "## Two and three {#example}\n\nWhat is $2 + 3$?\n\n= 5\n\n## Two and six {#example-2}\n\n"
        "What is $2 + 6$?\n\n= 8\n",
        "Write two '#' and a space, or bold text where no question begins.",
    ),
    broken_by(
        "math-typesets", _F, _ERROR,
        "Every formula can be typeset.",
        "Learners would read a broken formula, or dollar signs and backslashes.",
        "lessons/example.md",
        "A quarter is $\\frac{1}{4$ of the whole.\n", "A quarter is $\\frac{1}{4}$ of the whole.\n",
        "Check braces, commands and dollar signs; '\\$' is a plain dollar.",
    ),
    broken_by(
        "media-exists", _F, _ERROR,
        "Every picture, film and file that is shown is there.",
        "Learners would see an empty frame where the explanation should be.",
        "lessons/example.md",
        "![Three dots in a row](../media/dot.svg)\n", "![Three dots in a row](../media/dots.svg)\n",
        "Put the file into media/, or correct the path; large and small letters differ.",
    ),
    broken_by(
        "media-local", _F, _ERROR,
        "Pictures and films come from the course itself.",
        "What is fetched from elsewhere tells others who is learning here, fails without a network, and may be gone "
        "tomorrow.",
        "lessons/example.md",
        "![Three dots in a row](https://example.org/dots.svg)\n", "![Three dots in a row](../media/dots.svg)\n",
        "Put the file into media/, if its licence allows that, or write a link to click.",
    ),
    broken_by(
        "link-resolves", _F, _ERROR,
        "Every link within the course leads somewhere.",
        "A learner who follows it in need of help would find nothing.",
        "lessons/example.md",
        "See [the lesson](number.md).\n", "See [the lesson on numbers](numbers.md).\n",
        "Link lessons by their files, as in ../lessons/halves.md#heading.",
    ),
    broken_by(
        "placeholder-replaced", _H, Severity.HINT,
        "What `mkcourse new` wrote as a placeholder is replaced.",
        "Learners would read what was meant for you: “Write your lesson here”. It is told before the course is "
        "published, and by `check --strict`.",
        "lessons/example.md",
        "## An example\n\nShow one example here, step by step.\n",
        "## An example\n\nThree dots and two dots are five dots.\n",
        "Put your own words in its place, or take it out.",
    ),
)  # fmt: skip
