"""The pages of the course fractions, for tests that look at every one."""

from __future__ import annotations

PAGES = (
    "",
    "lessons/equal-parts/",
    "lessons/adding-unlike-worked/",
    "plan/",
    "teacher/",
    "teacher/plans/",
    "teacher/sign-off/",
    "progress/",
    "report/",
    "portfolio/",
    "projects/family-recipe/",
    "me/",
    "check/",
    "review/",
    "placement/",
    "finish/",
    "worksheets/",
)
