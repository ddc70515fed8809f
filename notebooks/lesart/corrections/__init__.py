"""What a person corrects in the machine's tables, kept beside the machine's result: human over machine, both shown.

A correction names the article by its text, the row by its characters and the machine's value that
it replaces.  Where the machine says something else by now, the correction is stale: it is reported
and not applied.

>>> import lesart
>>> reading = lesart.read(text="Putin reiste am 8. Oktober 2025 nach Duschanbe.")
>>> note = change(reading, "actors", "wladimir-putin", "office", "Präsident", note="fehlt im Text")
>>> corrected = reading.corrected([note])
>>> corrected.actors.set_index("actor").loc["wladimir-putin", "office"]
'Präsident'
>>> corrected.machine is reading
True
"""
from . import keys
from .apply import Judged, apply
from .change import add, change, delete
from .files import FOLDER, keep, kept, read_file
from .keys import key_of
from .model import ADDABLE, COLUMNS, Correction, column_of, digest, says, written
from .view import listed, marked, told

__all__ = ["ADDABLE", "COLUMNS", "FOLDER", "Correction", "Judged", "add", "apply", "change", "column_of", "delete", "digest", "keep",
           "kept", "key_of", "keys", "listed", "marked", "read_file", "says", "told", "written"]
