"""Footnote marks glued to the text ("borders.1 Despite"): found as one ascending sequence, so that figures do not suffer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ntib_graph.corpus.cleaning import Excerpt, Span
from ntib_graph.vocabulary.english import load_english

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LARGEST_STEP = 3
"""The next number, or up to two numbers skipped."""
_PLAIN = re.compile(r"(?<=[^\W_]|[.,;:!?)\]”’\"'%])(?:(?<!\d)\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![^\W_]|[%°$€£/⁰¹²³⁴⁵⁶⁷⁸⁹]|[-–.,:]\d)")
_RAISED = re.compile(
    r"(?:(?<=[.,;:!?)\]”’\"'%—–])|(?<=[^\W\d_]{3}))(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})*|[ᵃ-ᵛʰʲ-ʳʷ-ʸᶜᶠᶻⁱⁿ])(?![^\W_])"
)
"""Raised numbers and letters after the end of a clause or a word that is no unit's ("m²")."""
_BRACKETED = re.compile(r"(?<=[^\s(\[])\[(\d{1,3})\](?!\w)")
_NEW_SENTENCE = re.compile(r"(?:\[\d{1,3}\])*(?:\s+[“\"‘(]?[A-Z]|\s*$)")
_TOKEN_BEFORE = re.compile(r"\S+$")
_YEAR_BEFORE = re.compile(r"(?<![\d.,$€£])(?:1[5-9]|20)\d\d[.,]$")


def without_footnote_marks(parts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """The excerpts, in the order of the document, without the marks; nothing else is cut.

    A mark is a number glued to the word or punctuation before it that continues the sequence 1, 2, 3 ... over the whole
    document, skipping at most two numbers.  Raised marks after a clause or a word need no sequence; bracketed marks
    ("[12]") may come again, as they do in encyclopedias.
    """
    candidates = [
        (index, span, value, strong) for index, part in enumerate(parts) for span, value, strong in _candidates(part.text)
    ]
    sequence = _longest_sequence([value for _, _, value, _ in candidates])
    if len(sequence) < 2 and not any(candidates[at][3] for at in sequence):
        sequence = []
    cuts: dict[int, list[Span]] = {}
    for at in sequence:
        cuts.setdefault(candidates[at][0], []).append(candidates[at][1])
    largest = 0
    for index, part in enumerate(parts):
        for mark in _BRACKETED.finditer(part.text):
            # Citations are reused but never run ahead; a bracketed year or amount does.
            ends = part.text[mark.start() - 1] in ".!?" and _NEW_SENTENCE.match(part.text, mark.end())
            if ends and int(mark[1]) > largest + _LARGEST_STEP:
                # Behind a whole sentence nothing else stands in brackets: a text may be an excerpt, its numbers with it.
                cuts.setdefault(index, []).append(mark.span())
            elif int(mark[1]) <= largest + _LARGEST_STEP:
                largest = max(largest, int(mark[1]))
                cuts.setdefault(index, []).append(mark.span())
        cuts.setdefault(index, []).extend(mark.span() for mark in _RAISED.finditer(part.text))
    return tuple(part.without(_merged(cuts[index])) for index, part in enumerate(parts))


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _candidates(text: str) -> list[tuple[Span, int, bool]]:
    """Position, number, and whether it follows punctuation that ends a clause."""
    found = []
    for mark in _PLAIN.finditer(text):
        token = _TOKEN_BEFORE.search(text, max(0, mark.start() - 80), mark.start())
        if token is not None and _may_carry(token[0], text[mark.end() :], mark[0]):
            found.append((mark.span(), int(mark[0].translate(_SUPERSCRIPTS)), token[0][-1] in '.,;:!?”"’)'))
    return found


def _may_carry(token: str, rest: str, mark: str) -> bool:
    """Whether a footnote mark may be glued to ``token``; ``rest`` is the text after the mark."""
    if mark.startswith("0") or "://" in token or token.lower().startswith("www."):
        return False
    if not mark.isascii():
        return True
    last = token[-1]
    word = token.rstrip(".,;:!?”’\"')]").lstrip("“‘\"'([")
    if last == "%":
        return True
    if last.isalpha():
        # Lower-case words only: names of things end in numbers too (a road's, an agency's, a vehicle's).
        return re.search(r"(?:^|[-–—/’'])[a-z]{3,}$", word) is not None
    if last in ".,:" and word[-1:].isdigit():
        # A year may close a sentence or clause; any other figure with a point or comma is one number.
        closes = re.match(r"\s+[“\"'‘(]*[A-Z]|\s*$", rest) is not None
        return _YEAR_BEFORE.search(token) is not None and (closes or last == ",")
    if last == ".":
        return not _is_abbreviation(word)
    if last in ")]" and re.search(r"[(\[]\w{0,2}[)\]]$", token):
        return False
    return bool(word)


def _is_abbreviation(word: str) -> bool:
    word = word.lower()
    if "." in word:
        return word in {"e.g", "i.e"}
    return len(word) < 2 or word in load_english().words("page", "abbreviations")


def _longest_sequence(values: Sequence[int]) -> list[int]:
    """The positions of the longest ascending run from 1 with steps of at most three; of equals, the one that skips least."""
    best: dict[int, tuple[int, int, int]] = {}
    """Value to (length, minus the numbers skipped, position) of the best run ending there."""
    before: dict[int, int] = {}
    for at, value in enumerate(values):
        length, skipped, previous = 0, -(value - 1), -1
        if value > _LARGEST_STEP:
            length = -1
        for step in range(1, min(value, _LARGEST_STEP + 1)):
            run = best.get(value - step)
            if run is not None and (run[0], run[1] - (step - 1)) > (length, skipped):
                length, skipped, previous = run[0], run[1] - (step - 1), run[2]
        if length >= 0 and (value not in best or (length + 1, skipped) > best[value][:2]):
            best[value] = (length + 1, skipped, at)
            before[at] = previous
    if not best:
        return []
    at = max(best.values())[2]
    positions = []
    while at >= 0:
        positions.append(at)
        at = before[at]
    return positions[::-1]
