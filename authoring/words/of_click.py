"""What click itself says to who types a command, as far as a teacher can meet it.

click looks its sentences up by gettext, and finds them in our catalogues (`speaking`). They are click's
own words, so that a newer click may say one otherwise: a test tells, and until then that one is in English.
"""

from __future__ import annotations

SENTENCES: tuple[str | tuple[str, str], ...] = (
    # help
    "Usage:",
    "Options",
    "Commands",
    "Show this message and exit.",
    "default: {default}",
    "required",
    # wrong use
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Missing parameter",
    "No such command {name!r}.",
    "No such option {name!r}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Option {name!r} does not take a value.",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    "Choose from:\n\t{choices}",
    "{value} is not in the range {range}.",
    "{value!r} is not a valid {number_type}.",
    # questions
    "Aborted!",
    "Error: invalid input",
)
