"""Shims: what stands between an unchanged bot and a platform whose methods have other names or forms.

A shim is a server of the Bot API on this machine that knows how to ask the platform::

    Bot API call ─► call ─► native requests ─► platform ─► native answers ─► Bot API answer
    native updates ─► updates ─► the shim's queue ─► getUpdates, or the bot's webhook

It translates and makes nothing up: what a platform cannot do is refused as a method that is not there,
and a field that nobody told of is missing. What the Bot API wants and a native answer lacks is taken from
the call itself (the text of what was sent), or counted here (``update_id``, the queue that an offset
confirms). Formatting and commands are read here where the platform has clients do that.

``shim:NAME`` as a platform's name starts one in front of NAME. A run behind a shim is another run than an
unchanged bot's, with its own report, whose header says so.
"""
