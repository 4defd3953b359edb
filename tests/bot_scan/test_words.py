"""The tables of words hold only what the Bot API, the suite and the corpus know."""

import tomllib
from itertools import chain
from pathlib import Path

import conformance.scan.words
from conformance.scan.words import features, frameworks
from conformance.score.needs import shipped
from conformance.spec import Spec

WORDS = Path(conformance.scan.words.__file__).parent


def test_every_method_is_one_of_the_bot_apis():
    words = frameworks()
    starts = chain.from_iterable((*f.starts.values(), *f.fields.values()) for f in words.known)
    named = {
        *chain.from_iterable(each.values() for each in words.shortcuts.values()),
        *chain.from_iterable((*f.calls.values(), *f.literals.values()) for f in words.known),
        *chain.from_iterable(start.methods for start in starts),
        *words.renamed.values(),
        *features().methods,
    }

    assert set() == named - {""} - set(Spec.load().methods)


def test_every_kind_of_update_is_one_of_the_bot_apis():
    named = set(chain.from_iterable((*f.handlers.values(), *f.names.values()) for f in frameworks().known))

    assert set() == named - set(Spec.load().types["Update"].fields)


def test_every_feature_is_one_that_the_corpus_has():
    words = features()
    named = {
        *chain.from_iterable(each.values() for each in words.fields.values()),
        *words.flags.values(),
        *words.imports.values(),
        *words.names.values(),
        *words.texts,
        *words.methods.values(),
        *(f"reads.{name}" for name in words.reads.values()),
    }

    assert set() == {f"feature:{name}" for name in named} - set(shipped().users())


def test_what_stands_in_for_a_need_is_a_need():
    told = tomllib.loads((WORDS / "instead.toml").read_text("utf-8"))

    assert set() == {*told, *chain.from_iterable(told.values())} - set(shipped().users())
