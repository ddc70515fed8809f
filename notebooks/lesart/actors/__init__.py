"""Everyone who is named, described or meant in an article, and who that is.

Known names first (`gazetteer`), then names never seen before (`names`), then descriptions by office,
nationality and day (`descriptions`) and pronouns (`coreference`).  What depends on later stages waits
for them (`parts`): who "ich" is in quoted speech, and which descriptions take part in anything.
"""
from __future__ import annotations

from datetime import date

from .model import Actor, Actors, Mention, Place
from .parts import add_speakers, drop_idle

__all__ = ["Actor", "Actors", "Mention", "Place", "add_speakers", "drop_idle", "find_actors"]


def find_actors(words, published: date | None = None) -> Actors:
    """Actors, mentions and places of an article.

    Parameters
    ----------
    words : lesart.words.Words
        The article's words.
    published : date, optional
        The day on which offices are looked up; without it a description such as "der kasachische
        Präsident" is bound only to somebody whom the text names with that office.

    Returns
    -------
    Actors

    Examples
    --------
    >>> from lesart.article import read_article
    >>> from lesart.words import analyse
    >>> words = analyse(read_article(text="Der kasachische Präsident reiste nach Moskau."))
    >>> [(m.actor, m.form) for m in find_actors(words, date(2018, 5, 1)).mentions]
    [('KAZ', 'demonym'), ('nursultan-nasarbajew', 'role')]
    """
    from . import bodies, coreference, home, names, parties, titles
    from .matching import match_known

    draft = match_known(words, published)
    home.adapt(draft)
    bodies.articled(draft)
    bodies.find(draft)
    names.find(draft)
    bodies.compounds(draft)
    home.adapt(draft)
    bodies.demonyms(draft)
    parties.merge(draft)
    titles.find(draft)
    coreference.resolve(draft)
    return draft.finish()
