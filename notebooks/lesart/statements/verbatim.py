"""The very words inside a report: "sagte, der Plan sei „nicht hinnehmbar“" holds a quotation of its own."""
from __future__ import annotations

from .frame import Draft, is_finite


def find(words, quotations, drafts) -> list[Draft]:
    """Direct speech within statements of other modes, with their speakers.

    Parameters
    ----------
    quotations : list of (first, last)
        Tokens of each quotation, marks included, in text order.
    drafts : list of Draft
        All other statements.
    """
    found = []
    reports = [d for d in drafts if d.mode != "direct"]
    spoken = [d for d in drafts if d.mode == "direct"]
    for first, last in quotations:
        for d in reports:
            if d.first == first + 1 and last - 1 <= d.last:
                d.first = first  # "sagte, „dunkle Ecken“ dürfe es nicht geben": the mark belongs to it
            elif d.first <= first < d.last == last - 1:
                d.last = last
        around = [d for d in reports if d.first <= first and last - 1 <= d.last]
        if not around or not said(words, first, last) or any(d.first < last and first < d.last for d in spoken):
            continue
        outer = min(around, key=lambda d: d.last - d.first)
        if outer.mode == "reported" and not any(t.tag[0] != "$" and t.form != "als" for t in words.tokens[outer.first:first] + words.tokens[last:outer.last]):
            outer.mode, outer.first, outer.last = "direct", first, last  # "nannte ihn „mutig“": these words are all
            spoken.append(outer)
            continue
        draft = Draft(first, last, "direct", outer.cue, outer.cue_token, outer.speaker, None, outer.carrier, outer.addressee)
        draft.start, draft.end = words.tokens[first].start, words.tokens[last - 1].end
        found.append(draft)
    return found


def said(words, first: int, last: int) -> bool:
    """Whether marks hold somebody's words, not a name: names and titles begin with a capital and have no verb."""
    tokens = words.tokens
    inner = range(first + 1, last - 1)
    if not inner or first and tokens[first - 1].form == "(":
        return False  # "die Operation „Cast Lead“ („gegossenes Blei“)": a translation
    if first and tokens[first - 1].form.lower() in ("wie", "laut"):
        return False  # "Wie „blaue post“ berichtet": a source
    begins = next((tokens[i].form for i in inner if tokens[i].form[0].isalnum()), "")
    if begins[:1].islower():
        return True
    end = tokens[last - 2].form
    if len(inner) > 1 and (end in ("!", "?") or end == "." and any(is_finite(tokens[i]) for i in inner)):
        return True  # „Frieden jetzt!“, „Sie hält.“
    if any(tokens[i].tag in ("VVIZU", "PTKZU") for i in inner):
        return True  # „Vertrauen zurückzugewinnen“
    return len(inner) > 4 and any(is_finite(tokens[i]) or tokens[i].tag == "VVPP" for i in inner)
