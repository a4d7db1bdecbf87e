"""Free text is judged by what it says; sides are processes that may fail alone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from gentwin_chat.domain import Entity, Reading, Relation, Scalar, Topology, Triple
from gentwin_chat.eval.gold import Gold, Question
from gentwin_chat.eval.matching import Names
from gentwin_chat.eval.peers.__main__ import chosen, row
from gentwin_chat.eval.peers.environments import pinned
from gentwin_chat.eval.peers.gentwin import shown
from gentwin_chat.eval.peers.journal import Journal, Said
from gentwin_chat.eval.peers.judging import faithful, right
from gentwin_chat.eval.peers.side import closed, described, relations
from gentwin_chat.eval.peers.systems import SYSTEMS, Side

NETWORK = Topology(
    entities={
        "t-01": Entity(id="t-01", kind="Turbine", attributes={"power": Reading(value=40.5)}),
        "t-02": Entity(id="t-02", kind="Turbine", attributes={"state": Reading(value="idle")}),
        "f-a": Entity(id="f-a", kind="Feeder", name="Feeder A"),
        "77033": Entity(id="77033", kind="Stop", name="Dean Street", numeric_id=True),
        "77034": Entity(id="77034", kind="Stop", name="Dean Street", numeric_id=True),
    },
    relations=[Relation(source="t-01", type="collectedBy", target="f-a")],
)
NAMES = Names(NETWORK)


@pytest.mark.parametrize(
    ("gold", "text", "is_right"),
    [
        (Gold(values=["f-a"]), "It is collected by Feeder A.", True),
        (Gold(values=["f-a"]), "It is collected by f-a, as t-01 is.", True),  # t-01 was asked about
        (Gold(values=["f-a"]), "Feeder A or t-02.", False),
        (Gold(values=["f-a"]), "It is collected.", False),
        (Gold(values=[40.5]), "The power is 40.5 kW.", True),
        (Gold(values=[40.5]), "The power is 41.5 kW.", False),
        (Gold(values=[3]), "There are 33 of them.", False),
        (Gold(values=["idle"]), "The state is Idle.", True),
        (Gold(values=[True]), "Yes, it is.", True),
        (Gold(values=[True]), "No, it is not, yes?", False),
        (Gold(values=["t-01", "t-02"]), "t-01 and t-02", True),
        (Gold(values=["t-01", "t-02"]), "t-02", False),
        (Gold(values=["x"], accept=[["t-02"]]), "t-02", True),
        (Gold(status="unknown"), "The graph does not say.", True),
        (Gold(status="unknown"), "It does not say, but Feeder A is 7.", False),
        (Gold(status="unknown"), "It is blue.", False),
        (Gold(text_must=["wind|air"]), "Turned by the wind.", True),
        (Gold(text_must=["wind|air"]), "Turned by hand.", False),
    ],
)
def test_right(gold: Gold, text: str, is_right: bool) -> None:
    assert right("What of t-01?", gold, text, NAMES) is is_right


def held(text: str, *context: str, gold: Gold | None = None, question: str = "Power?") -> bool:
    return faithful(question, gold or Gold(values=["something else"]), text, context, NAMES)


def test_faithful_is_what_the_context_holds() -> None:
    assert held("t-01 has 40.5", "t-01 power 40.5")
    assert not held("t-01 has 50", "t-01 power 40.5")
    assert not held("Feeder A has 40.5", "t-01 power 40.5")
    assert held("Feeder A has 40.5", "t-01 power 40.5", question="Power of Feeder A?")


def test_an_id_in_the_context_holds_the_name() -> None:
    assert held("Dean Street has 2869.", "77033 –daily_boardings→ 2869")
    assert not held("Dean Street has 2869.", "7703 –daily_boardings→ 2869")


def test_what_can_be_reckoned_from_the_context_is_held() -> None:
    powers = ("t-01 –power→ 12 kW", "t-02 –power→ 18 kW", "f-a –load→ 90")
    assert held("2 turbines make 30, 15 each, 6 apart.", *powers)
    assert not held("They make 31.", *powers)
    assert held("13 of them.", *(f"x{k} –garage→ north" for k in range(13)))
    assert not held("14 of them.", *(f"x{k} –garage→ north" for k in range(13)))
    assert held("There are 13: t-01, t-02 and 11 more.", *(f"t-0{k} –kind→ T" for k in range(13)))
    assert not held("There are 13: t-01 and 15 more.", *(f"t-0{k} –kind→ T" for k in range(13)))
    assert held("5 sorts.", *(f"t-{60 + k} –animal→ a{k % 5}" for k in range(60)))
    assert not held("7 sorts.", *(f"t-{60 + k} –animal→ a{k % 5}" for k in range(60)))


def test_a_right_value_needs_no_context_and_a_wrong_one_does() -> None:
    assert held("There are 17.", gold=Gold(values=[17]))
    assert not held("There are 17.", gold=Gold(values=[18]))


def test_our_own_computations_are_no_context() -> None:
    def of(subject: str, predicate: str, value: Scalar, computed: bool) -> str:
        return shown(Triple(subject=subject, predicate=predicate, object=value, computed=computed))

    assert of("t-01", "power", 40.5, False) == "t-01 –power→ 40.5"
    assert of("t-01", "count(links)", 7, True) == "t-01"
    assert of("twin", "average(power)", 40.5, True) == ""


def test_a_name_that_two_bear_stands_for_the_one_that_is_meant() -> None:
    for stop in ("77033", "77034"):
        assert right("Busiest stop?", Gold(values=[int(stop)]), "Dean Street.", NAMES)
    assert not right("Busiest stop?", Gold(values=[77033]), "Dean Street and Feeder A.", NAMES)


def test_a_graph_as_sentences() -> None:
    assert described(NETWORK.entities["t-01"]) == "t-01 is a turbine: power 40.5."
    assert described(NETWORK.entities["f-a"]) == "Feeder A (f-a) is a feeder."
    assert relations(NETWORK) == ["t-01 collected by Feeder A."]


def test_a_fence_that_was_cut_off_is_closed() -> None:
    assert closed("```\nMATCH (n) RETURN n") == "```\nMATCH (n) RETURN n\n```"
    assert closed("```\nMATCH (n)\n```") == "```\nMATCH (n)\n```"
    assert closed("MATCH (n)") == "MATCH (n)"


def side(code: str) -> Side:
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    return Side(SYSTEMS[0], process)


ASKED = Question.model_validate(
    {"id": "q", "network": "n", "kind": "list", "question": "Who?", "wording": "hand"}
    | {"gold": {"values": ["t-02"]}}
)
GOOD = """
import json, sys
print("noise", flush=True)
print(json.dumps({"index_s": 1.5}), flush=True)
for line in sys.stdin:
    said = {"id": json.loads(line)["id"], "text": "t-02", "context": ["t-02"]}
    print(json.dumps(said | {"seconds": 0.5, "cpu_s": 0.4, "peak_mb": 9}), flush=True)
"""


def test_a_side_is_asked_and_judged() -> None:
    one, said = side(GOOD), Said()
    said.index_s = one.ready()
    said.answers["q"] = one.ask(ASKED)
    one.finish()
    found = row(one.system, said, "", [ASKED], NAMES)
    assert (found["right"], found["faithful"], found["peak_mb"]) == (1, 1, 9)
    assert found["answers"] == [{"text": "t-02", "right": True, "faithful": True}]
    assert (found["seconds"]["p50"], found["cpu_s"]["p50"], found["index_s"]) == (0.5, 0.4, 1.5)


def test_a_side_that_dies_is_reported_as_failed() -> None:
    one, said = side("raise SystemExit(4)"), Said()
    assert one.ready() == 0
    assert one.ask(ASKED) == {}
    one.finish()
    assert "status 4" in row(one.system, said, one.failed, [ASKED], NAMES)["failed"]


def test_a_run_that_was_cut_goes_on(tmp_path: Path) -> None:
    path, conditions = tmp_path / "new" / "peers.partial", {"network": "n", "tokens": [48, 96]}
    first = Journal(path, conditions)
    first.indexed("gentwin", 2.5)
    first.answered("gentwin", {"id": "q", "text": "t-02"})
    with path.open("a") as f:
        f.write('{"system": "gentwin", "ans')  # killed while it wrote
    again = Journal(path, conditions)
    assert again.said["gentwin"] == Said(2.5, answers={"q": {"id": "q", "text": "t-02"}})
    assert not Journal(path, {"network": "other"}).said
    again.close()
    assert not path.exists()


def test_questions_of_all_kinds_are_chosen_a_persons_first() -> None:
    questions = chosen("heldout", "windfarm", 24)
    assert len(questions) == len({q.id for q in questions}) == 24
    assert all(q.thread is None and q.gold.status != "ambiguous" for q in questions)
    assert sum(q.wording == "hand" for q in questions) >= 16
    assert len({q.kind for q in questions}) >= 12


def test_what_each_system_needs_is_pinned_and_apart_from_the_product() -> None:
    declared = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    product = {Requirement(r).name for r in declared["project"]["dependencies"]}
    for system in SYSTEMS:
        needed = pinned(system.extra) if system.extra else []
        assert bool(needed) == bool(system.extra)
        assert all(re.fullmatch(r"[\w.-]+==[\w.]+", r) for r in needed)
        assert not product & {Requirement(r).name for r in needed}
