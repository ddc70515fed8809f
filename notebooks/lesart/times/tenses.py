"""Verb forms that tell whether a clause speaks of what was or of what will be."""
from __future__ import annotations

from .. import datasets

_INSEPARABLE = ("", "be", "ent", "er", "ge", "miss", "unter", "ver", "wider", "zer", "über")  # prefixes that stay with their verb
_SEPARABLE = ("ab", "an", "auf", "aus", "ein", "heim", "um", "vor", "weg", "zurück")


def tenses() -> dict[str, str]:
    """Verb form → past, future, none, modal (future unless a perfect infinitive follows) or perfect (past beside "ist").

    >>> found = tenses()
    >>> found["verstarb"], found["wird"], found["eingetroffen"], found.get("unterschrieben")
    ('past', 'future', 'perfect', None)
    """
    # The preterite of the irregular verbs: "begann", "verstarben"; time_tense.csv has the last word.
    # "unterschrieben" may be the participle too, "unterschrieb" is not.
    tense = {prefix + row["preterite"] + ending: "past" for row in datasets.rows("lexicon", "words_irregular_verbs")
             for prefix in _INSEPARABLE for ending in ("", "en", "n")
             if not (prefix and row["participle"].removeprefix("ge") == row["preterite"] + ending)}
    tense.update(dict.fromkeys(_participles(), "perfect"))
    tense.update((row["word"], row["tense"]) for row in datasets.rows("lexicon", "time_tense"))
    return tense


def _participles() -> set[str]:
    """Participles of the verbs whose perfect has "sein": "ist am Montag eingetroffen", "sind … gelandet".

    Those that look like an infinitive or like the present ("verlaufen", "erfolgt") tell nothing.
    """
    irregular = {row["infinitive"]: row["participle"] for row in datasets.rows("lexicon", "words_irregular_verbs")}
    found = set()
    for row in datasets.rows("lexicon", "words_sein_verbs"):
        verb = row["infinitive"]
        base = next((verb[k:] for k in range(len(verb) - 3) if verb[k:] in irregular), None)
        if base:
            prefix = verb.removesuffix(base)
            found.add(prefix + (irregular[base].removeprefix("ge") if prefix in _INSEPARABLE[1:] else irregular[base]))
        elif not verb.endswith("ieren") and not verb.startswith(_INSEPARABLE[1:]):
            prefix = next((p for p in _SEPARABLE if verb.startswith(p)), "")
            stem = verb.removeprefix(prefix).removesuffix("n").removesuffix("e")
            found.add(f"{prefix}ge{stem}{'et' if stem[-1] in 'td' else 't'}")
    return found - {row["infinitive"] for row in datasets.rows("lexicon", "words_sein_verbs")}
