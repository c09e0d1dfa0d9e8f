"""Dask as who does the work on parts: threads of this machine, or a cluster's workers."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from importlib import import_module
from operator import add
from typing import Any

from .parts import Column

dask: Any = import_module("dask")  # it has types for less than half of what it does

LOCAL = "local"
TOGETHER = 8
"""So many results are added up by one task."""


class OnDask:
    """The parts lie with Dask's workers; only sums come back.

    `where` is "local", or the address of a scheduler whose workers see the same files and have
    the same mkcourse; the latter raises ModuleNotFoundError without the package ``distributed``
    and OSError where nobody answers.
    """

    def __init__(self, where: str) -> None:
        self._with: dict[str, Any] = {"scheduler": "threads"}
        if where != LOCAL:
            self._with = {"scheduler": import_module("distributed").Client(where, timeout=10)}

    def each(self, function: Callable[..., Any], *columns: Column) -> Column:
        return list(dask.persist(*self._tasks(function, columns), **self._with))

    def total(self, function: Callable[..., Any], *columns: Column) -> Any:
        tasks = self._tasks(function, columns)
        while len(tasks) > 1:
            groups = [tasks[place : place + TOGETHER] for place in range(0, len(tasks), TOGETHER)]
            tasks = [dask.delayed(_added)(group) for group in groups]
        return dask.compute(*tasks, **self._with)[0]

    def _tasks(self, function: Callable[..., Any], columns: tuple[Column, ...]) -> list[Any]:
        return [dask.delayed(function)(*values) for values in zip(*columns, strict=True)]


def _added(values: list[Any]) -> Any:
    return reduce(add, values)
