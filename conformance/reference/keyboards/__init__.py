"""Reply markup: what a call gives, checked, and what messages then show."""

from conformance.reference.keyboards.fitting import fitting
from conformance.reference.keyboards.markup import Markup
from conformance.reference.keyboards.reading import markup_of, read_markup
from conformance.reference.keyboards.reply import reply_button

__all__ = ["Markup", "fitting", "markup_of", "read_markup", "reply_button"]
