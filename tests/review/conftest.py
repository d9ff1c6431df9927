"""A sitting with a log of the lighthouses."""

from __future__ import annotations

from pathlib import Path

import pytest

from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.model.statements import Entity, Evidence, Finding, Statement
from ntib_graph.model.terms import Iri
from ntib_graph.review.reviewing import JudgementFile
from ntib_graph.review.sessions import ReviewSession
from ntib_graph.vocabulary.domain import Domain
from tests.conftest import LIGHTHOUSES

TEXT = "Nell Marsh tended the Harbour Light."


@pytest.fixture(scope="session")
def sea() -> Domain:
    return load_domain(LIGHTHOUSES)


@pytest.fixture
def finding(sea: Domain) -> Finding:
    space = sea.ontology.namespace
    statement = Statement(*(Iri(space + name) for name in ("NellMarsh", "tended", "HarbourLight")))
    return Finding(statement, Evidence("log", 0, len(TEXT), TEXT, "tended/tend active", "model"), True, "a test")


@pytest.fixture
def session(sea: Domain, finding: Finding, tmp_path: Path) -> ReviewSession:
    nell = Entity(finding.statement.subject, "Nell Marsh", (Iri(sea.ontology.namespace + "Keeper"),))
    stored = JudgementFile(tmp_path / "judgements", "log", "me", "a" * 64)
    return ReviewSession(sea, {**sea.ontology.entities, nell.iri: nell}, (finding,), stored)
