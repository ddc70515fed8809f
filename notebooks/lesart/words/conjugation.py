"""Finite forms, participles and separable prefixes of German verbs, in the third person."""
from __future__ import annotations

from functools import lru_cache

from .verbs import base, takes_sein

_INSEPARABLE = ("be", "emp", "ent", "er", "ge", "hinter", "miss", "ver", "voll", "zer", "beauf", "unter", "über", "wider")
_BUT_SEPARABLE = ("bei", "bekannt", "bereit", "bevor", "empor", "entgegen", "gefangen", "gegenüber", "gleich", "überein")
# what "unter", "über", "um" and "durch" do depends on the verb: "brachte unter", but "untersagte"
_SEPARABLE = frozenset("unterbringen unterkommen untergehen umbringen umkommen umstürzen umsiedeln umbauen durchführen durchgehen durchsetzen durchgreifen".split())
_WHOLE = ("umring", "umzingel", "durchsuch", "notland", "einig", "dauer", "absolv", "annekt", "kapitul", "herrsch", "hinder")  # no prefix, or one that stays
_PREFIXES = tuple(sorted("""ab an auf aus auseinander bei bekannt bereit bevor bloß dar ein einher empor entgegen fehl fern fest fort frei gefangen gegenüber gleich
    gut heim her herab heran heraus herbei herein herum herunter hervor hin hinab hinauf hinaus hinein hinweg hinzu hoch inne instand kennen klar krank kund lahm los
    mit nach nahe nieder preis sicher stand statt still teil tot um umher vor voran voraus vorbei vorüber wahr weg weiter wiederher wieder zu zufrieden zurecht zurück
    zusammen zuvor überein durch unter über""".split(), key=len, reverse=True))


@lru_cache(maxsize=5_000)
def split(lemma: str) -> tuple[str, str]:
    """The separable prefix of a verb and what is left.

    >>> split("teilnehmen"), split("untersagen"), split("unterbringen"), split("wiederherstellen"), split("beraten")
    (('teil', 'nehmen'), ('', 'untersagen'), ('unter', 'bringen'), ('wieder her', 'stellen'), ('', 'beraten'))
    """
    if lemma.startswith(_WHOLE) or lemma.startswith(_INSEPARABLE) and not lemma.startswith(_BUT_SEPARABLE) and lemma not in _SEPARABLE:
        return "", lemma
    for prefix in _PREFIXES:
        rest = lemma[len(prefix):]
        if lemma.startswith(prefix) and (prefix not in ("durch", "unter", "über", "um") or lemma in _SEPARABLE) and len(rest) > 3:
            return ("wieder her" if prefix == "wiederher" else prefix), rest
    return "", lemma


@lru_cache(maxsize=5_000)
def finite(lemma: str, tense: str, plural: bool) -> tuple[str, str]:
    """The third person of a verb in the present or preterite, and its separable prefix.

    >>> finite("teilnehmen", "preterite", False), finite("fordern", "preterite", True), finite("werfen", "present", False)
    (('nahm', 'teil'), ('forderten', ''), ('wirft', ''))
    >>> finite("öffnen", "present", False), finite("sein", "present", True), finite("anerkennen", "preterite", True)
    (('öffnet', ''), ('sind', ''), ('erkannten', 'an'))
    """
    prefix, core = split(lemma)
    irregular = base(core)
    front = core[:-len(irregular["infinitive"])] if irregular and core != irregular["infinitive"] else ""
    stem = core[:-2] if core.endswith("en") else core[:-1]
    if tense == "present":
        if plural:
            form = "sind" if core == "sein" else core
        else:
            form = front + irregular["present"] if irregular else stem + ("et" if _needs_e(stem) else "t")
    elif irregular:
        past = front + irregular["preterite"]
        form = past + ("" if not plural else "n" if past.endswith("e") else "en")
    else:
        form = stem + ("ete" if _needs_e(stem) else "te") + ("n" if plural else "")
    return form, prefix


def _needs_e(stem: str) -> bool:
    """ "redet", "öffnet", "zeichnet"; not "warnt", "wohnt" """
    if stem.endswith(("d", "t")):
        return True
    return stem[-1] in "mn" and len(stem) > 2 and stem[-2] not in "aeiouäöülrmn" and (stem[-2] != "h" or stem[-3] == "c")


@lru_cache(maxsize=5_000)
def participle(lemma: str) -> str:
    """The past participle.

    >>> [participle(verb) for verb in ("teilnehmen", "untersagen", "anerkennen", "einberufen", "kritisieren", "angreifen", "wiederherstellen", "notlanden")]
    ['teilgenommen', 'untersagt', 'anerkannt', 'einberufen', 'kritisiert', 'angegriffen', 'wiederhergestellt', 'notgelandet']
    """
    if lemma == "notlanden":
        return "notgelandet"
    prefix, core = split(lemma)
    prefix = prefix.replace(" ", "")
    irregular = base(core)
    if irregular:
        front, form = core[:-len(irregular["infinitive"])] if core != irregular["infinitive"] else "", irregular["participle"]
        return prefix + (front + form.removeprefix("ge") if front else form)
    stem = core[:-2] if core.endswith("en") else core[:-1]
    weak = stem + ("et" if _needs_e(stem) else "t")
    unstressed = core.endswith(("ieren", "eien")) or core.startswith(_INSEPARABLE) or core.startswith(("umring", "umzingel", "durchsuch"))
    return prefix + (weak if unstressed else "ge" + weak)


def perfect(lemma: str, transitive: bool = False) -> str:
    """Participle and auxiliary in the infinitive; with an object the auxiliary is haben.

    >>> perfect("treffen"), perfect("zurücktreten"), perfect("abbrechen", transitive=True)
    ('getroffen haben', 'zurückgetreten sein', 'abgebrochen haben')
    """
    return f"{participle(lemma)} {'sein' if takes_sein(lemma) and not transitive else 'haben'}"
