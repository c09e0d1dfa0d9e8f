"""The command line: a file for each command, or for a group of them.

What they share: `arguments` and `translated` are what click knows of them, `ending` how they end, `problems` how the
problems of a course are shown, `courses` how a course is loaded and built, `progress` the bar.
"""
