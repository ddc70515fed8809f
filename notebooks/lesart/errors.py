"""The one kind of error that users are meant to read."""


class LesartError(Exception):
    """Something in the input is wrong: says what, where, and what to do."""
