"""Numbers of a heading that the text below gives otherwise: per cent, ordinals, and how many states a sentence lists."""
from __future__ import annotations

import re

from ..language import decimal, listed, tr
from .context import Check, Context, state_name
from .numbers import NUMBER, ordinal, value
from .totals import amount

_SHARE = re.compile(r"(?<![\d,])(?P<n>\d{1,3}(?:,\d+)?)\s*(?:Prozent|%)")
_ROUND = re.compile(r"\b(?:fast|knapp|gut|rund|etwa|über|mehr\s+als|weniger\s+als|nahezu|beinahe|ungefähr|unter)\s+$", re.I)
_ORDINAL = re.compile(r"\b(?P<n>\d{1,3}\.|[a-zäöüß]+(?:te|ste)[nrsm]?|[A-ZÄÖÜ][a-zäöüß]+(?:te|ste)[nrsm]?)\s+(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)")
_MONTH = re.compile(r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert|Jahrestag|Lebensjahr|Geburtstag|Mal|Platz|Stelle|Linie|Etage|Stock|Jahr|Tag|Monat|Woche)")
_STATES = re.compile(rf"^(?P<n>{NUMBER})\s+(?:[a-zäöüß-]+\s+){{0,2}}(?:\w*[Ss]taaten|Länder|\w*[Rr]epubliken|Präsidenten|Staatschefs|Regierungschefs|Politiker)\b", re.I)

_DATELINE = re.compile(r"(?:[A-ZÄÖÜ][\w/ -]+(?:,\s+\d{1,2}\.\s+\w+(?:\s+\d{4})?\.|\s+[–-]|:|\s+\([^)]*\)\s+[–-])\s*)?")


def headlines(context: Context):
    """Each share, each ordinal and each number of states of a heading, looked for in its section."""
    for heading, below in context.sections():
        section = [p for p in below if p.kind != "heading"]
        if not section:
            continue
        title, body = context.text[heading.start:heading.end], context.text[section[0].start:section[-1].end]
        yield from _shares(heading.start, title, body)
        yield from _ordinals(heading.start, title, body)
        if heading is context.reading.article.paragraphs[0]:
            yield from _listed(context, heading.start, title, section[0])
            yield from _others(context, heading, section)
            yield from _years_after(heading.start, title, context.text[section[0].start:section[0].end])


def _shares(offset: int, title: str, body: str):
    """ "Wiederwahl mit 78 Prozent" above "87,05 Prozent" """
    below = [amount(m.group("n")) for m in _SHARE.finditer(body)]
    for match in _SHARE.finditer(title):
        claimed = amount(match.group("n"))
        rough = bool(_ROUND.search(title[:match.start()]))
        if not below or claimed in below or re.search(r"\b(?:um|von|statt|auf)\s+(?:\w+\s+)?$", title[:match.start()]):
            continue
        if any(abs(n - claimed) <= (5 if rough else 1) or abs(100 - n - claimed) <= 1 for n in below) or any(abs(a + b - claimed) <= 1 or abs(abs(a - b) - claimed) <= 1 for a in below for b in below):
            continue
        near = min(below, key=lambda n: abs(n - claimed))
        yield Check(offset + match.start(), offset + match.end(), "number in the text", decimal(near), match.group("n"), "imprecise",
                    tr("Elsewhere the text says {numbers}.", numbers=f"„{decimal(near)} %“"), "article")


def _ordinals(offset: int, title: str, body: str):
    """ "15. Sanktionspaket" above "das 16. Paket" """
    for match in _ORDINAL.finditer(title):
        claimed, noun = _nth(match.group("n")), match.group("noun")
        if claimed is None or _MONTH.match(noun):
            continue
        below = {_nth(m.group("n")): m for m in _ORDINAL.finditer(body) if _alike(noun, m.group("noun"))}
        below.pop(None, None)
        near = [n for n in below if abs(n - claimed) <= 3 or len(below) == 1]
        if near and claimed not in below:
            other = below[min(near, key=lambda n: abs(n - claimed))]
            yield Check(offset + match.start(), offset + match.end(), "number in the text", other.group("n"), match.group("n"), "imprecise",
                        tr("Elsewhere the text says {numbers}.", numbers=f"„{other.group()}“"), "article")


def _nth(word: str) -> int | None:
    found = ordinal(word)
    return found if found and found > 0 else None


def _alike(a: str, b: str) -> bool:
    """ "Sanktionspaket", "Pakets": the same noun, or one the end of the other """
    a, b = (re.sub(r"(?:es|s|en|e)$", "", word).lower() for word in (a, b))
    short, long_ = sorted((a, b), key=len)
    return len(short) >= 4 and long_.endswith(short)


_AFTER = re.compile(rf"\b(?P<n>{NUMBER})\s+Jahre\s+(?:nach|danach)\b", re.I)


def _years_after(offset: int, title: str, lead: str):
    """ "30 Jahre nach Tschernobyl" above "Vierzig Jahre nach der Explosion" """
    claimed, told = _AFTER.search(title), _AFTER.search(lead)
    if claimed and told and value(claimed.group("n")) != value(told.group("n")):
        yield Check(offset + claimed.start(), offset + claimed.end(), "number in the text", told.group("n"), claimed.group("n"), "imprecise",
                    tr("Elsewhere the text says {numbers}.", numbers=f"„{told.group()}“"), "article")


def _run(context: Context, start: int, end: int) -> list:
    """The first states between two characters that stand in one list: "Armenien, Aserbaidschan und die Türkei" """
    states = [m for m in context.mentions("state", start, end) if m.form in ("name", "alias")]
    run = states[:1]
    for state in states[1:]:
        if not re.fullmatch(r",\s+|\s+(?:und|sowie)\s+(?:die\s+)?", context.text[run[-1].end:state.start]):
            break
        run.append(state)
    return run


def _others(context: Context, heading, section):
    """ "Usbekistan und Kirgistan legen Streit bei" above "Kirgistan und Tadschikistan haben ihren Streit beigelegt"; "Nato lädt Mazedonien ein" above "wurde nicht eingeladen" """
    run, below = _run(context, heading.start, heading.end), _run(context, section[0].start, section[0].end)
    named, told = {m.actor for m in run}, {m.actor for m in below}
    lead = {m.actor for m in context.mentions("state", section[0].start, section[0].end)}
    about = [{context.tokens[t].lemma for c in context.words.clauses if c.tokens and p.start <= c.start < p.end for t in c.tokens if context.tokens[t].tag == "NN"} for p in (heading, section[0])]
    if len(named) == len(told) == 2 and len(named & told) == 1 and not (named - told) & lead and any(_alike(a, b) for a in about[0] for b in about[1]):
        wrong = next(m for m in run if m.actor not in told)
        yield Check(wrong.start, wrong.end, "heading", listed([state_name(m.actor) for m in below]), context.text[wrong.start:wrong.end], "imprecise",
                    tr("The text below names others: {names}.", names=listed([state_name(m.actor) for m in below])), "article")
    clauses = [c for c in context.words.clauses if c.tokens and c.lemma]
    for title in clauses:
        if not heading.start <= title.start < heading.end or title.negated or title.modal or title.lemma in ("sein", "haben", "werden"):
            continue
        for state in context.mentions("state", title.start, title.end):
            same = [c for c in clauses if c.lemma == title.lemma and c.start >= section[0].start and any(c.start <= m.start < c.end for m in context.mentions("state", c.start, c.end) if m.actor == state.actor)]
            same = [c for c in same if not re.match(r"(?:[Oo]b|[Ww]enn|[Ff]alls|[Ss]ollte)\b", context.text[c.start:c.end])]
            if same and all(c.negated and re.search(r"\bnicht\b", context.text[c.start:c.end]) for c in same):
                yield Check(state.start, state.end, "heading", None, context.text[state.start:state.end], "imprecise", tr("Another passage says the opposite of these words."), "article")


def _listed(context: Context, offset: int, title: str, lead):
    """ "Vier Staaten gründen eine Union" above "Russland, Kasachstan und Belarus haben …" """
    match = _STATES.match(title)
    claimed = value(match.group("n")) if match else None
    if claimed is None or not 2 <= claimed <= 12:
        return
    run = _run(context, lead.start, lead.end)
    if len(run) < 2 or len(run) == claimed or not re.search(r"\s(?:und|sowie)\s", context.text[run[-2].end:run[-1].start]):
        return
    if not re.match(r"\s+(?:haben|sind|wollen|werden|[a-zäöü]+(?:ten|en))\b", context.text[run[-1].end:run[-1].end + 20]) or not _DATELINE.fullmatch(context.text[lead.start:run[0].start]):
        return  # not the subject at the sentence's head
    section = context.text[lead.start:]
    if any(value(m.group(1)) == claimed for m in re.finditer(rf"\b({NUMBER})\s+(?:[a-zäöüß-]+\s+){{0,2}}(?:\w*[Ss]taaten|Länder|\w*[Rr]epubliken)", section, re.I)):
        return
    yield Check(offset + match.start("n"), offset + match.end(), "number in the text", str(len(run)), match.group("n"), "imprecise", tr("The text names {n} of them.", n=len(run)), "article")
