"""A history as a drawing: SVG, or a page that holds it. Neither asks anything of the network."""

from collections.abc import Iterable, Sequence
from html import escape

from conformance.history.trend import Point, Trend
from conformance.report.shown import in_xml

__all__ = ["page", "svg"]

_WIDTH, _PANEL, _LEFT, _TOP, _HEIGHT = 860, 240, 56, 56, 140
_RIGHT = _WIDTH - 24
_STYLE = (
    "text{font:13px system-ui,'Noto Sans',sans-serif;fill:#1d2327}.soft{fill:#5d676e;font-size:11px}"
    "line{stroke:#d7dce0}polyline{fill:none;stroke:#1f6feb;stroke-width:2}circle{fill:#1f6feb}"
)
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Conformance history</title>
<style>body{{margin:2rem auto;max-width:{width}px;background:#fff}}</style></head>
<body>{drawing}</body></html>
"""


def svg(found: Sequence[Trend]) -> str:
    """One panel for each target; runs stand side by side, however far apart in time."""
    height = _PANEL * max(1, len(found))
    panels = "".join(_panel(trend, n * _PANEL) for n, trend in enumerate(found))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Fidelity over time">'
        f'<style>{_STYLE}</style><rect width="{_WIDTH}" height="{height}" fill="#fff"/>{panels}</svg>\n'
    )


def page(found: Sequence[Trend]) -> str:
    return _PAGE.format(width=_WIDTH, drawing=svg(found))


def _panel(trend: Trend, top: int) -> str:
    places = [(x, point) for x, point in _placed(trend.points) if point.percent is not None]
    marks = " ".join(f"{x},{_y(point)}" for x, point in places)
    last = trend.points[-1]
    dates = [(_LEFT, "start", trend.points[0])]
    dates += [(_RIGHT, "end", last)] if len(trend.points) > 1 else []
    return (
        f'<g transform="translate(0,{top})">'
        f'<text x="{_LEFT}" y="24" font-weight="600" unicode-bidi="plaintext">{_text(trend.target)}</text>'
        f'<text x="{_LEFT}" y="42" class="soft">Fidelity; {_text(trend.told)}; '
        "not validated against live Telegram</text>"
        f"{''.join(map(_rule, (0, 50, 100)))}"
        f'<polyline points="{marks}"/>{"".join(_dot(trend, x, point) for x, point in places)}'
        f"{''.join(_date(*one) for one in dates)}</g>"
    )


def _placed(points: Sequence[Point]) -> Iterable[tuple[int, Point]]:
    apart = (_RIGHT - _LEFT) / max(1, len(points) - 1)
    return ((round(_LEFT + n * apart), point) for n, point in enumerate(points))


def _y(point: Point) -> int:
    return round(_TOP + _HEIGHT * (100 - (point.percent or 0)) / 100)


def _rule(percent: int) -> str:
    y = round(_TOP + _HEIGHT * (100 - percent) / 100)
    label = f'<text x="{_LEFT - 8}" y="{y + 4}" class="soft" text-anchor="end">{percent} %</text>'
    return f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}"/>{label}'


def _dot(trend: Trend, x: int, point: Point) -> str:
    entry = point.entry
    told = (
        f"{entry.at}: {point.percent} %, {point.passed} of {trend.clauses} clauses; "
        f"suite {entry.suite}, Bot API {entry.bot_api}"
    )
    return f'<circle cx="{x}" cy="{_y(point)}" r="3.5"><title>{_text(told)}</title></circle>'


def _date(x: int, anchor: str, point: Point) -> str:
    y = _TOP + _HEIGHT + 20
    return f'<text x="{x}" y="{y}" class="soft" text-anchor="{anchor}">{_text(point.entry.at[:10])}</text>'


def _text(text: str) -> str:
    return escape(in_xml(text))
