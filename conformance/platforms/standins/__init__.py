"""Stand-ins: the reference platform behind another platform's dialect, made from published facts.

The seam is ``Dialect``. It stands between a native request and the reference's desk::

    native request ─► asked ─► Bot API call ─► desk ─► Bot API answer ─► answered ─► native answer
    what happens   ─► event ─► the bot's queue ─► delivery ─► native webhook body

``TelegramShaped`` does all of it from a profile alone: it is the dialect of every platform whose
envelope is the Bot API's. A platform of another shape subclasses ``Dialect`` and registers itself in
``dialects.py``; where one native request is more than one call (an upload in three steps), it overrides
``serve``. A dialect may keep state of its own; a snapshot of the platform does not hold it.

The sandbox door stands beside the dialect, unchanged, so that the driver ``sandbox`` plays the users.
What no fact settles is in the profile's ``[stand_in]``: an assumption of ours, not the platform's word.
A stand-in says nothing of the platform itself, and every report on one is tagged so.
"""
