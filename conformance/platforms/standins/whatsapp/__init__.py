"""WhatsApp's dialect: resources, a token in a header, webhooks alone.

A webhook is set in a panel, for which no call is published: here, ``POST /panel`` with ``url`` and
``verify_token``. Deliveries are signed with the bot's token, in the place of the app's secret.
Of statuses none are delivered.
"""

from conformance.platforms.standins.whatsapp.dialect import WhatsApp

__all__ = ["WhatsApp"]
