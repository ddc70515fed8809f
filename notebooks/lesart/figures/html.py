"""Tables as HTML that people can read on a phone, on paper and by screen reader; everything escaped."""
from __future__ import annotations

import re
from datetime import date, datetime
from html import escape

import pandas as pd

from ..errors import LesartError
from ..language import if_known, language, name, tr
from .cite import source
from .textview import Html, anchor

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONG = 15  # rows; more than that scroll in their own box
_PROSE = 60  # characters; a column with a longer cell is read as text and gets the room for it


def table(df: pd.DataFrame, *, caption: str, link: str | None = None, columns: dict[str, str] | None = None,
          quoted: tuple[str, ...] = ("text", "trigger"), height: str = "26rem", position: str = "start", names=None) -> Html:
    """A DataFrame as an accessible HTML table whose rows lead to their passages in the article.

    Parameters
    ----------
    df : DataFrame
        What to show; the first column names the row.
    caption : str
        What the table holds; required, as screen readers announce it.  Shown in the reader's language.
    link : str, optional
        The column whose cells link to the passage in the marked text (`lesart.figures.article`) that
        starts at the row's `position`.
    columns : dict, optional
        Which columns, in which order, under which headings: ``{"text": "Text"}``.  All by default.
    quoted : tuple of str
        Columns that quote the article: they are marked as German.
    height : str
        CSS height of the box in which a long table scrolls.
    position : str
        The column that holds the passage's first character.
    names : lesart.reading.Reading, optional
        Whose actors and places are shown by name where a cell holds their id; in English each event's
        summary gets its gloss.

    Returns
    -------
    Html
        Shown by Jupyter; ``text`` is the same in plain text.

    Raises
    ------
    LesartError
        There is no caption, or a column is not there.

    Examples
    --------
    >>> df = pd.DataFrame({"time": ["t1"], "start": [12], "text": ["<b>heute</b>"]})
    >>> shown = table(df, caption="Times", link="text").html
    >>> '<a href="#c12">&lt;b&gt;heute&lt;/b&gt;</a>' in shown
    True
    """
    if not caption.strip():
        raise LesartError("A table has no caption: say in a few words what it holds (caption=…).")
    caption = tr(caption)
    columns = columns or {str(name): _HEADINGS.get(name, str(name).replace("_", " ")) for name in df.columns}
    columns = {name: tr(label) for name, label in columns.items()}
    missing = [name for name in (*columns, *([link, position] if link else [])) if name not in df.columns]
    if missing:
        raise LesartError(f"The table “{caption}” has no column {', '.join(missing)}; it has {', '.join(map(str, df.columns))}.")
    if not len(df):
        text = tr("{caption}: nothing of the kind here.", caption=caption)
        return Html(f'<p class="aside">{escape(text)}</p>', text)
    prose = {column for column in columns if df[column].map(lambda value: len(plain(value))).max() > _PROSE}
    head = "".join(f'<th scope="col" style="text-align:left{_wide(column in prose)}">{escape(label)}</th>' for column, label in columns.items())
    starts = df[position].tolist() if link else [None] * len(df)
    rows = zip(starts, *(df[name].tolist() for name in columns))
    known, glosses = (_known(names), _glosses(names)) if names is not None else ({}, {})
    body = "".join(_row([_readable(name, value, known) for name, value in zip(columns, values)], start, list(columns), link, quoted, glosses)
                   for start, *values in rows)
    box = f' style="max-height:{escape(height)};overflow:auto"' if len(df) > _LONG else ' style="overflow-x:auto"'
    html = (f'<div class="lesart-table" role="region" tabindex="0" aria-label="{escape(caption)}"{box}><table>'
            f'<caption style="text-align:left;caption-side:top">{escape(caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")
    return Html(html, f"{caption}\n{df[list(columns)].to_string(index=False)}")


_HEADINGS = {"name_en": "name in English"}


def _wide(prose: bool) -> str:
    return ";min-width:14em" if prose else ""


# Columns whose cells are one of a few words, and columns whose cells are ids.
_WORDS = frozenset("kind form mode modality role verdict rule basis grain exit way status".split())
_PARTS = frozenset(("table", "column"))  # they name parts of the tables, some in the reader's language already
_IDS = frozenset("actor speaker carrier source addressee place person agent other".split())


def _readable(column: str, value, known: dict[str, str]):
    """A word of the tables in the reader's language, an id as the name of whom it means."""
    if not isinstance(value, str):
        return value
    if column == "note" or column in _PARTS:
        return if_known(value.replace("_", " ") if column in _PARTS else value)
    if column == "country":
        from .. import reference
        return name(reference.states()[value]) if value in reference.states() else value
    if column in _IDS:
        return known.get(value, value)
    return tr(value.replace("_", " ")) if column in _WORDS and not value.isupper() else value


def _known(reading) -> dict[str, str]:
    from ..datasets import rows
    people = {row["person"]: name(row) for row in rows("reference", "persons")}
    found = {**people, **{row["actor"]: name(row) for row in reading.actors.to_dict("records")}}
    return {**{row["place"]: name(row) for row in reading.places.to_dict("records")}, **found}


def _glosses(reading) -> dict[str, str]:
    from ..events import gloss
    return dict(zip(reading.events["summary"], gloss.glosses(reading).values())) if language() == "en" else {}


def _row(values: list, start, names: list[str], link: str | None, quoted: tuple[str, ...], glosses: dict[str, str]) -> str:
    cells = []
    for position, (name, value) in enumerate(zip(names, values)):
        shown = escape(plain(value))
        if name == link and start is not None and not pd.isna(start):
            shown = f'<a href="#{anchor(int(start))}">{shown or tr("passage")}</a>'
        german = ' lang="de"' if name in quoted and shown else ""
        if "name_en" in names and name in ("name", "name_en") and shown:
            german = ' lang="en"' if name == "name_en" else ' lang="de"'
        if name == "evidence" and isinstance(value, str):
            shown = source(value)
        if name == "summary" and values[position] in glosses:
            shown, german = f'<span lang="de">{shown}</span><br><span class="gloss">{escape(glosses[values[position]])}</span>', ""
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        whole = ";white-space:nowrap" if _DAY.fullmatch(shown) else ""  # a day is not broken at its hyphens
        style = f' style="text-align:{"right" if number else "left"}{whole}"'
        cells.append(f'<th scope="row"{german}{style}>{shown}</th>' if position == 0 else f"<td{german}{style}>{shown}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def plain(value) -> str:
    """A cell as a reader wants it: nothing for missing, a day as ISO 8601, no ``.0`` behind counts.

    Examples
    --------
    >>> plain(pd.NaT), plain(pd.Timestamp("2025-10-09")), plain(3.0), plain(True)
    ('', '2025-10-09', '3', 'yes')
    """
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return tr("{answer:no|yes}", answer=2 if value else 1)
    if isinstance(value, datetime):
        return value.date().isoformat() if (value.hour, value.minute, value.second) == (0, 0, 0) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        text = f"{value:.0f}" if value.is_integer() else f"{value:.4g}"
        return text if language() == "en" else text.replace(".", ",")
    return str(value)
