"""The index of actors: everybody in the article, with a link to each mention."""
from __future__ import annotations

from html import escape

from ..figures.textview import anchor
from ..language import name, tr
from .page import Page

_KINDS = {"person": "Persons", "state": "States", "organisation": "Organisations", "agency": "News agencies", "group": "Groups"}


def index(reading) -> Page:
    """The page ``actors.html``.

    >>> import lesart
    >>> page = index(lesart.read(text="Putin traf in Duschanbe Rachmon."))
    >>> page.name, "Vladimir Putin" in page.html
    ('actors', True)
    """
    title = tr("Who is in the article?")
    mentions: dict[str, list] = {}
    for row in reading.mentions.itertuples():
        mentions.setdefault(row.actor, []).append(row)
    parts, contents = [], []
    for kind, heading in _KINDS.items():
        actors = reading.actors[reading.actors["kind"] == kind]
        if len(actors):
            contents.append((kind, escape(tr(heading))))
            rows = sorted(actors.to_dict("records"), key=lambda row: name(row).casefold())
            parts.append(f'<section class="part"><h2 id="{kind}">{escape(tr(heading))}</h2><dl class="index">'
                         + "".join(_entry(row, mentions.get(row["actor"], [])) for row in rows) + "</dl></section>")
    lead = tr("Each number is a sentence of the article that names or means the actor, and leads there.")
    body = "".join(parts) or f"<p>{escape(tr('The article names no actor.'))}</p>"
    return Page("actors", title, tr("Index of actors"), f'<section class="part"><h1>{escape(title)}</h1><p>{escape(lead)}</p></section>{body}',
                contents)


def _entry(row: dict, mentions: list) -> str:
    german = f' <span lang="de">({escape(row["name"])})</span>' if name(row) != row["name"] else ""
    office = f' – <span lang="de">{escape(row["office"])}</span>' if isinstance(row["office"], str) else ""
    firsts = {mention.sentence: mention for mention in reversed(mentions)}  # one number for each sentence, however often it names the actor
    links = ", ".join(f'<a href="#{anchor(mention.start)}" title="{escape(mention.text)}" lang="de">{escape(sentence[1:])}</a>'
                      for sentence, mention in sorted(firsts.items(), key=lambda item: item[1].start))
    return f"<dt>{escape(name(row))}{german}{office}</dt><dd>{links}</dd>"
