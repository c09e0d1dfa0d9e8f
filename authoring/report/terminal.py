"""What a teacher reads in the terminal: what to do tomorrow, and what is odd about files."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from .sentences import Sentences

type Json = dict[str, Any]


def show(told: Json, sentences: Sentences, console: Console) -> None:
    """Prints it; plain text, since names come from learners."""
    words = sentences.words
    console.print(Text(words.count("class.report.count", len(told["learners"])), style="bold"))
    _files(told, sentences, console)
    console.print()
    console.print(Text(words["class.report.tomorrow"], style="bold"))
    if away := sentences.away(told):
        console.print(Text(away))
    elif not told["actions"]:
        console.print(Text(words["class.report.nothing"]))
    for number, action in enumerate(told["actions"], start=1):
        console.print(Text(f"{number}. {sentences.finding('action', action)}"))
        for sign in action["evidence"]:
            console.print(Padding(Text(sentences.why(sign), style="dim"), (0, 0, 0, 3)))


def _files(told: Json, sentences: Sentences, console: Console) -> None:
    for file in told["files"]:
        if file["verdict"] in ("edited", "refused") or file["same_as"]:
            why = " ".join(sentences.file(one) for one in file["reasons"])
            label = sentences.words[f"class.verdict.{file['verdict']}"]
            console.print(Text(f"{file['name']}: {label}. {why}"))
