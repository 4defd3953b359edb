"""Currencies that invoices may be in, and how much may be asked for in them."""

__all__ = ["CURRENCIES", "bounds"]

_NAMES = """
AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BND BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD
EGP ETB EUR GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KRW KZT LBP
LKR MAD MDL MMK MNT MOP MUR MVR MXN MYR MZN NGN NIO NOK NPR NZD PAB PEN PHP PKR PLN PYG QAR RON RSD
RUB SAR SEK SGD SYP THB TJS TRY TTD TWD TZS UAH UGX USD UYU UZS VND YER ZAR XTR
"""
CURRENCIES = frozenset(_NAMES.split())

# What about a dollar is in the smallest unit. Telegram's own figures follow the day's rates;
# where none stands here, any amount above nothing is taken.
_DOLLAR = {
    "AED": 367,
    "AUD": 150,
    "BRL": 500,
    "CAD": 137,
    "CNY": 720,
    "EUR": 90,
    "GBP": 78,
    "INR": 8300,
    "JPY": 145,
    "KZT": 45000,
    "PLN": 390,
    "RUB": 8000,
    "SGD": 133,
    "TRY": 3000,
    "UAH": 4000,
    "USD": 100,
}
_MOST = 10_000  # dollars
_MOST_STARS = 100_000


def bounds(currency: str) -> tuple[int, int]:
    """The least and the most that an invoice in that currency may be over."""
    if currency == "XTR":
        return 1, _MOST_STARS
    dollar = _DOLLAR.get(currency)
    return (1, 2**63 - 1) if dollar is None else (dollar, dollar * _MOST)
