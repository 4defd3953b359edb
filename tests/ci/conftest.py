import pytest

from conformance.report import Header, ReportWriter, Target, footer


@pytest.fixture
def whole_report(tmp_path):
    """A report of a whole run in which nothing was judged."""
    path = tmp_path / "whole.ndjson"
    header = Header(Target("x"), "10.3", universe=())
    with ReportWriter(path) as writer:
        for event in (header, footer(header, [], 0, header.started_at)):
            writer.write(event)
    return path
