"""Rows as lines of a terminal, each column as wide as its widest cell."""

from collections.abc import Iterable

from rich.cells import cell_len

__all__ = ["Row", "table"]

Row = tuple[object, ...]


def table(heads: Row, rows: Iterable[Row]) -> list[str]:
    """The lines; none where there is no row beneath the heads."""
    cells = [tuple(map(str, row)) for row in (heads, *rows)]
    if len(cells) == 1:
        return []
    widths = [max(cell_len(row[n]) for row in cells) for n in range(len(heads))]
    return [
        "  ".join(
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    ]
