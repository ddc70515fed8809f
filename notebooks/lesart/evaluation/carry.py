"""What the measured figures let a reader expect of an article that nobody has read by hand."""
from __future__ import annotations

from html import escape

from ..figures.textview import Html
from ..language import tr
from .gold import development_scores


def carried(reading, by_hand) -> Html:
    """One sentence: whose figures these are, and what they mean for the reader's own article.

    What to expect comes from the articles that no rule was tuned on: the share of their rows that was
    right, and the share of a human's rows that was missed.

    Parameters
    ----------
    reading : lesart.reading.Reading
        The reader's article.
    by_hand : lesart.reading.Reading
        The article of the figures.

    Examples
    --------
    >>> import lesart
    >>> text = "Der Präsident reiste nach Minsk. Dort traf er den Kanzler."
    >>> carried(lesart.read(text=text), lesart.read(text=text)).text
    'The figures below are of the article that this report is about: a person has read it by hand.'
    """
    if reading.article.text == by_hand.article.text:
        text = tr("The figures below are of the article that this report is about: a person has read it by hand.")
    else:
        text = tr("The figures below are not of the article that this report is about, which nobody has read by hand, but of “{title}”.",
                  title=by_hand.article.title or by_hand.sentences["text"].iloc[0])
        text += " " + _expected(reading)
    return Html(f'<p class="bearing"><strong>{escape(text)}</strong></p>', text)


def _expected(reading) -> str:
    scores = development_scores()
    unseen = scores[scores["part"] == "validation"].set_index("table")
    events, mentions = unseen.loc["events"], unseen.loc["mentions"]
    found = len(reading.events)
    right = round(found * events["right"] / events["found"])
    return tr("Going by articles that no rule was tuned on, about {right} of the {found} {found:event|events} read in it {right:is|are} right and about {missed} "
              "{missed:is|are} missed, and about {share} in 100 mentions are right.", found=found, right=right,
              missed=max(0, round(found * events["right"] / events["found"] * (events["gold"] / events["right"] - 1))),
              share=round(100 * mentions["right"] / mentions["found"])) if found else tr("No event was read in it; of those that articles out of view tell, "
              "about {missed} in 100 are missed.", missed=round(100 * (1 - events["right"] / events["gold"])))
