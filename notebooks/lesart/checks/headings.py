"""An organisation in a heading that its section never mentions: "Internationaler Gerichtshof" above a text on another court."""
from __future__ import annotations

from ..datasets import rows
from ..language import listed, tr
from .context import Check, Context, organisation_name


def headings(context: Context):
    """Each organisation that a heading names, looked for in its section."""
    paragraphs = context.reading.article.paragraphs
    alike = {row["organisation"]: row for row in rows("lexicon", "check_alike")}
    names = {row["organisation"]: row for row in rows("reference", "organisations")}
    for number, heading in enumerate(paragraphs):
        if heading.kind != "heading":
            continue
        following = next((n for n in range(number + 1, len(paragraphs)) if paragraphs[n].kind == "heading"), len(paragraphs))
        section = paragraphs[number + 1:following] if number else paragraphs[1:]
        if not section:
            continue
        start, end = section[0].start, section[-1].end
        body = context.text[start:end]
        for mention in context.mentions("organisation", heading.start, heading.end):
            row = names.get(mention.actor)
            if row is None or mention.form not in ("name", "alias"):
                continue
            alone = body
            for other in context.mentions("organisation", start, end):
                if other.actor != mention.actor:  # "Europäische Gerichtshof" in "Europäische Gerichtshof für Menschenrechte"
                    alone = alone[:other.start - start] + "·" * (other.end - other.start) + alone[other.end - start:]
            words = [row["name"], *(row["aliases"] or "").split(";")]
            general = (alike.get(mention.actor, {}).get("nouns") or "").split(";")
            here = any(m.actor == mention.actor for m in context.mentions("organisation", start, end)) or any(w and w in alone for w in words)
            others = list(dict.fromkeys(m.actor for m in context.mentions("organisation", start, end) if m.actor != mention.actor))
            same = [o for o in others if o in alike and mention.actor in alike and alike[o]["class"] == alike[mention.actor]["class"]]
            if here:
                yield Check(mention.start, mention.end, "heading", organisation_name(mention.actor), organisation_name(mention.actor), "supported",
                            tr("The section under the heading speaks of {organisation}.", organisation=organisation_name(mention.actor)), "article")
            elif same and not any(noun and noun in body for noun in general):
                yield Check(mention.start, mention.end, "heading", listed([organisation_name(o) for o in same]), organisation_name(mention.actor), "contradicted",
                            tr("The section never mentions {organisation}, but {others}.", organisation=organisation_name(mention.actor), others=listed([organisation_name(o) for o in same])), "article")
            elif mention.actor in alike and not any(noun and noun in body for noun in general):
                yield Check(mention.start, mention.end, "heading", None, organisation_name(mention.actor), "imprecise",
                            tr("The section never mentions {organisation}.", organisation=organisation_name(mention.actor)), "article")
