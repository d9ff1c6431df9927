"""A build seen from the terminal: a bar there and silence elsewhere, and what it did."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.build.building import BuildReport, OnProgress

T = TypeVar("T")


def build_with_progress(graph: KnowledgeGraph, *, judgements: bool = True) -> BuildReport:
    """Build the graph, with a progress bar if stderr is a terminal."""
    return with_progress(lambda on_progress: graph.build(judgements=judgements, on_progress=on_progress))


def with_progress(work: Callable[[OnProgress], T]) -> T:
    """What the work gives, done under a progress bar if stderr is a terminal."""
    if not sys.stderr.isatty():
        return work(lambda *_: None)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Building the graph", total=None)
        return work(lambda step, done, total: progress.update(task, description=step, completed=done, total=total))


def print_report(report: BuildReport) -> None:
    """What a build did, on standard error."""
    for warning in report.warnings:
        click.echo(f"ntib: {warning}", err=True)
    click.echo(
        f"{report.documents} document{'s' if report.documents != 1 else ''}, {report.statements} statements "
        f"({report.extracted} found by reading, {report.judged} from judgements), "
        f"{report.candidates} candidates left for review.",
        err=True,
    )
