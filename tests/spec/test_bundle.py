"""The committed bundle: valid, generated, and closed at every version."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conformance.data import SCHEMAS
from conformance.spec import ArrayOf, Named, OneOf, Primitive, Ref, Spec, Version
from conformance.spec.document import document

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "facts"


def test_the_bundle_is_json_schema_2020_12():
    Draft202012Validator.check_schema(document())


@pytest.mark.skipif(not FACTS.is_dir(), reason="the facts that the bundle is generated from are not here")
def test_generating_again_gives_the_committed_file(tmp_path):
    written = tmp_path / "bot-api.json"
    script = ROOT / "scripts" / "generate_bot_api.py"

    subprocess.run([sys.executable, script, FACTS, "--output", written], check=True)

    assert written.read_bytes() == (SCHEMAS / "bot-api.json").read_bytes()


def test_all_methods_types_and_unions_are_there():
    spec = Spec.load("10.3")

    assert (len(spec.methods), len(spec.types), len(spec.unions)) == (185, 373, 26)


@pytest.mark.parametrize("version", Version.known(), ids=str)
def test_every_version_is_closed(version):
    """Whatever exists at a version refers only to what exists at that version."""
    spec = Spec.load(version)
    known = spec.types.keys() | spec.unions.keys()

    named = {ref for place in refs_of(spec) for ref in parts(place)}

    assert {ref.name for ref in named if isinstance(ref, Named)} <= known
    assert Primitive("Any") not in named
    assert OneOf(()) not in named
    assert all(union.members for union in spec.unions.values())


@pytest.mark.parametrize("version", ["1.0", "3.0", "5.3", "7.0", "10.3"])
def test_plain_schemas_are_valid_and_carry_no_annotations(version):
    spec = Spec.load(version)

    for name in ("types/Message", "sendMessage.params", "sendmessage.result"):
        Draft202012Validator.check_schema(spec.schema(name))
        assert '"x-' not in json.dumps(spec.schema(name))


def refs_of(spec: Spec) -> Iterator[Ref]:
    for kind in spec.types.values():
        yield from (one.ref for one in kind.fields.values())
    for method in spec.methods.values():
        yield method.result
        yield from (one.ref for one in method.params.values())


def parts(ref: Ref) -> Iterator[Ref]:
    yield ref
    inner = ref.options if isinstance(ref, OneOf) else (ref.item,) if isinstance(ref, ArrayOf) else ()
    for one in inner:
        yield from parts(one)
