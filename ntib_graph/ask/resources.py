"""What the operations of the grammar work with."""

from __future__ import annotations

from dataclasses import dataclass

from ntib_graph.ask.composition import Composer
from ntib_graph.ask.events import Events
from ntib_graph.ask.implicit import Links
from ntib_graph.ask.items import Item
from ntib_graph.ask.pieces import Vocabulary


@dataclass(frozen=True)
class Resources:
    """A domain's types, words, unsaid relations and named events."""

    composer: Composer
    vocabulary: Vocabulary
    links: Links
    events: Events

    def asks_holder(self, asked: Item, name: Item) -> bool:
        """Whether "who" asks for the holder of something that is no agent itself ("who is the secretary?")."""
        is_agent = self.composer.related(name.classes, self.composer.agent_classes)
        return bool(asked.asked and asked.asked.kind == "who" and name.is_name and not is_agent)
