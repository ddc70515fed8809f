"""Items in partitions that are the same from run to run, and which of their texts came before."""
from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Iterable, Iterator

from .items import Item

_FEWEST, _MOST = 50, 250
_MOST_CHARACTERS = 2_000_000


@dataclass
class Partition:
    """A stretch of the source; ``length`` is how many of its bytes, ``digests`` tell equal texts."""

    number: int
    items: list[Item]
    length: int
    key: str
    digests: list[str | None] | None = None
    duplicates: dict[int, str] = field(default_factory=dict)  # place in items → id of the article with the same text

    @property
    def decided(self) -> str:
        """What the partition's files depend on: its input, and what came before it."""
        return _hash(self.key, *(f"{i} {first}" for i, first in sorted(self.duplicates.items())),
                     *(item.article for item in self.items))


def partitions(source: Iterable[tuple[Item, int]], fingerprint: str) -> Iterator[Partition]:
    """The source in partitions; `fingerprint` names the version of rules and data that reads them.

    The first hold 50 articles, so that two workers have the same to do on a small archive; later ones a
    fortieth of what came before, up to 250, so that a large one has not too many files.
    """
    number, before, begin, held, size, seen = 0, 0, 0, [], 0, 0
    for item, position in source:
        held.append(item)
        size += len(item.text or item.page or "")
        seen = position
        if len(held) >= min(max(before // 40, _FEWEST), _MOST) or size >= _MOST_CHARACTERS:
            yield _partition(number, held, seen - begin, fingerprint)
            number, before, begin, held, size = number + 1, before + len(held), seen, [], 0
    if held:
        yield _partition(number, held, seen - begin, fingerprint)


def _partition(number: int, items: list[Item], length: int, fingerprint: str) -> Partition:
    key = _hash(fingerprint, *(repr(item) for item in items))
    digests = None if any(item.page is not None for item in items) else [digest(item.text) for item in items]
    return Partition(number, items, max(length, 0), key, digests)


def digest(text: str | None) -> str | None:
    """Equal for equal texts, whatever their white space."""
    return None if text is None else _hash(" ".join(text.split()))


def _hash(*parts: str) -> str:
    found = hashlib.blake2b(digest_size=12)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        found.update(len(raw).to_bytes(8, "big"))
        found.update(raw)
    return found.hexdigest()


@dataclass
class Seen:
    """Texts and ids of all partitions so far: some 200 bytes an article, which is what grows with an archive."""

    texts: dict[int, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def decide(self, partition: Partition) -> None:
        """Give each article an id of its own, and note which texts came before; partitions must come in order."""
        for i, (item, text) in enumerate(zip(partition.items, partition.digests, strict=True)):
            name = self._unused(item.article)
            if name != item.article:
                partition.items[i] = item._replace(article=name)
            self.ids.add(name)
            if text is not None:
                first = self.texts.setdefault(int(text, 16), name)
                if first != name:
                    partition.duplicates[i] = first

    def _unused(self, name: str) -> str:
        if name not in self.ids:
            return name
        number = 2
        while f"{name}#{number}" in self.ids:
            number += 1
        return f"{name}#{number}"
