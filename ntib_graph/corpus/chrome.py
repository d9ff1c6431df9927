"""What a page says about itself rather than in its text: navigation, other scripts, dates and publishers at its top."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ntib_graph.corpus.lines import Line
from ntib_graph.corpus.sentences import is_finished
from ntib_graph.model.documents import Source
from ntib_graph.vocabulary.english import load_english

_SHORT = 3
"""Most words of a line of navigation."""
_SENTENCE = 7
"""Fewest words of a line that is taken for running text when it ends as a sentence."""
_EAST_ASIAN = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK"}


def without_chrome(lines: Sequence[Line], source: Source) -> tuple[Line, ...]:
    """The lines that belong to the text, in their order.

    Everywhere: lines in another script than most of the document, and lines that are only a site's words ("Back to top").
    Above the first sentence also: bullets of one or two words, dates, bylines, the publisher's name, and short lines
    followed by nothing but more of these - the last only where there is other navigation, so that a plain text keeps its
    headings.  A site's word glued to a title is cut from it.
    """
    main = _main_script(lines)
    top = next((n for n, line in enumerate(lines) if _is_running_text(line)), 0)
    dropped = {n for n, line in enumerate(lines) if _script(line.text) not in (main, "") or _is_action(line)}
    if main:
        dropped |= {n for n in range(top) if _is_front_matter(lines[n], source)}
    has_navigation = any(n in dropped or (lines[n].mark and lines[n].words <= 2) for n in range(top))
    for n in range(top - 1, -1, -1):
        line = lines[n]
        if has_navigation and _is_short(line) and not _is_title(line, source):
            leads_on = n + 1 in dropped or _is_short(lines[n + 1])
            if leads_on or (line.mark and line.words <= 2):
                dropped.add(n)
    kept: list[Line] = []
    for n, line in enumerate(lines):
        if n not in dropped:
            follows_dropped = n - 1 in dropped
            kept.append(_unglued(replace(line, has_gap=True) if follows_dropped else line))
    return tuple(kept)


def _is_running_text(line: Line) -> bool:
    return (line.words >= _SENTENCE and is_finished(line.text)) or line.words >= 3 * _SENTENCE


def _is_short(line: Line) -> bool:
    return line.words <= _SHORT and not line.text.endswith(":") and not line.level


def _is_title(line: Line, source: Source) -> bool:
    return bool(source.title) and line.text.casefold() == source.title.casefold()


def _is_action(line: Line) -> bool:
    return line.text.casefold().strip(" .›»>←→↑|") in load_english().words("page", "actions")


def _is_front_matter(line: Line, source: Source) -> bool:
    is_publisher = bool(source.publisher) and line.text.casefold() == source.publisher.casefold()
    return not line.level and (is_publisher or _is_date(line.text) or _is_byline(line))


@cache
def _date_pattern() -> re.Pattern[str]:
    english = load_english()
    months = "|".join(sorted(map(re.escape, english.months), key=len, reverse=True))
    dating = "|".join(sorted(map(re.escape, english.words("page", "dating")), key=len, reverse=True))
    numeric = r"\d{1,4}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{1,4}\.?"
    worded = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{months})\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+\d{{4}}"
    return re.compile(rf"(?:(?:{dating})\s*:?\s+)?(?:{numeric}|{worded})", re.IGNORECASE)


def _is_date(text: str) -> bool:
    return _date_pattern().fullmatch(text) is not None


def _is_byline(line: Line) -> bool:
    if line.words > 10 or is_finished(line.text) or line.mark:
        return False
    bylines = load_english().words("page", "bylines")
    words = re.split(r":?\s+", line.text, maxsplit=2)
    first, second = words[0], " ".join(words[:2])
    named = words[2:] if second.casefold() in bylines else words[1:] if first.casefold() in bylines else []
    return bool(named) and named[0][:1].isupper()


def _unglued(line: Line) -> Line:
    for action in sorted(load_english().words("page", "glued_actions")):
        rest = line.text.removeprefix(action)
        if rest != line.text and re.match(r"[A-Z][a-z]* ", rest):
            return replace(line, start=line.start + len(action), text=rest, has_gap=True)
    return line


def _main_script(lines: Sequence[Line]) -> str:
    scripts = Counter[str]()
    for line in lines:
        scripts.update(_scripts(line.text))
    return max(sorted(scripts), key=lambda script: scripts[script], default="")


def _script(text: str) -> str:
    """The script of most letters of ``text``, or "" where it has none."""
    scripts = _scripts(text)
    return max(sorted(scripts), key=lambda script: scripts[script], default="")


def _scripts(text: str) -> Counter[str]:
    return Counter(_script_of(character) for character in text if character.isalpha())


@cache
def _script_of(character: str) -> str:
    name = unicodedata.name(character, "UNKNOWN").split()[0]
    return _EAST_ASIAN.get(name, name)
