"""The words right before a figure that say whether it is the least or the most."""

from __future__ import annotations

import re

BOUND = re.compile(
    r"\b(?:(?:not|no) (?:less|more|fewer|greater|higher|lower|longer) than|at (?:least|most)|up to|(?:more|less|fewer) than|"
    r"a (?:maximum|minimum) of|over|under|below|above)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
