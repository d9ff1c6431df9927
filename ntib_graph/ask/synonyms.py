"""Synonyms in questions: words that stand for the lexicon's own at a small cost, with its frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.relation_words import Frame
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary.english import English

SYNONYM = 0.25
"""What it costs that a word is not the lexicon's own."""


def add_synonyms(frames: tuple[Frame, ...], english: English) -> tuple[Frame, ...]:
    """The frames, and those of the synonyms of their words; types decide between senses."""
    known = {(f.property, f.effect, f.part_of_speech, f.words) for f in frames}
    made: dict[tuple[object, ...], Frame] = {}
    groups = {
        lx.PartOfSpeech.VERB: _groups(english, ("verbs",)),
        lx.PartOfSpeech.NOUN: _groups(english, ("nouns",)),
        lx.PartOfSpeech.ADJECTIVE: _groups(english, ("adjectives",)),
    }
    for frame in frames:
        if frame.is_default:
            continue
        for words, part in _others(frame, groups[frame.part_of_speech]):
            key = (frame.property, frame.effect, part, words)
            if key not in known:
                own = frame.places if frame.role_at(lx.Function.OBJECT) or part is not lx.PartOfSpeech.ADJECTIVE else ()
                if own:
                    made.setdefault(
                        (*key, frame.places), replace(frame, words=words, part_of_speech=part, places=own, cost=SYNONYM)
                    )
    return (*frames, *made.values())


def _groups(english: English, kinds: Iterable[str]) -> Mapping[str, list[list[str]]]:
    """Each word with the groups it stands in."""
    table: dict[str, list[list[str]]] = defaultdict(list)
    for kind in kinds:
        for group in english.mapping("synonyms", kind)["groups"]:
            for word in group:
                table[word].append(group)
    return table


def _others(frame: Frame, groups: Mapping[str, list[list[str]]]) -> Iterator[tuple[tuple[str, ...], lx.PartOfSpeech]]:
    """The words that may stand for those of the frame, and their part of speech: "be behind" has no verb of its own."""
    is_noun = frame.part_of_speech is lx.PartOfSpeech.NOUN
    written = " ".join((*frame.words[1:], frame.words[0]) if is_noun else frame.words)
    for group in groups.get(written, ()):
        for other in group:
            parts = tuple(other.split())
            if other == written:
                continue
            if is_noun:
                yield (parts[-1], *parts[:-1]), frame.part_of_speech
            elif parts[0] == "be" and len(parts) > 1:
                yield parts[1:], lx.PartOfSpeech.ADJECTIVE
            else:
                yield parts, frame.part_of_speech


def with_class_synonyms(knowledge: Knowledge) -> Knowledge:
    """The knowledge with the synonyms of class nouns; a word that names a class already keeps its own."""
    english = knowledge.domain.english
    words = dict(knowledge.class_words)
    own = {key for key, found in knowledge.class_words.items() if found}
    for group in english.mapping("synonyms", "nouns")["groups"]:
        classes = {iri for noun in group for iri, _ in knowledge.class_words.get(_key(knowledge, noun), ())}
        for noun in group if classes else ():
            for form, is_plural in ((noun, False), (english.plural(noun), True)):
                key = _key(knowledge, form)
                if key not in own:
                    words[key] = tuple(sorted({*words.get(key, ()), *((iri, is_plural) for iri in classes)}))
    return replace(knowledge, class_words=words)


def _key(knowledge: Knowledge, noun: str) -> tuple[str, ...]:
    return tuple(knowledge.level(word) for word in noun.replace("-", " ").split())
