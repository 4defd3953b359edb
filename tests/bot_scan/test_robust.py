"""Whatever stands in a file, it is read or said to be unreadable."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.scan.languages import NotParsed, parsed
from conformance.scan.methods import Setting
from conformance.scan.scanning import findings_in
from conformance.scan.sights import Source
from conformance.scan.words import frameworks

_MARKS = "bot . ( ) [ ] { } , : ; = => -> :: ? $ ` ' \" /* */ // # @ & * 'x' \"y\" `z${q}` 1 ...x"
_WORDS = "nil null await new use import from def class func function return package <?php"
_TELLING = "sendMessage parse_mode ParseMode.HTML"
PIECES = st.sampled_from(f"{_MARKS} {_WORDS} {_TELLING}".split())
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map(" ".join)
LANGUAGES = ("python", "javascript", "typescript", "tsx", "php", "go")


@given(language=st.sampled_from(LANGUAGES), text=TEXTS)
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_or_refused(language, text):
    pytest.importorskip("tree_sitter")
    setting = Setting(frameworks().known, raw=True, own=frozenset())

    try:
        sights = parsed(language, text)
    except NotParsed:
        return
    findings = list(findings_in(Source("x", language, sights), setting))

    assert all(1 <= each.line <= text.count("\n") + text.count("\r") + 1 for each in findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deep_text_ends(language):
    pytest.importorskip("tree_sitter")
    start = {"php": "<?php $x = ", "go": "package p\nvar x = "}.get(language, "x = ")

    for deep in ("(" * 3_000 + "1" + ")" * 3_000, " + ".join(["'a'"] * 5_000), "a" + ".b()" * 3_000):
        with suppress(NotParsed):
            parsed(language, start + deep)
