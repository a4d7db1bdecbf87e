"""Text from a network reaches the page as text, whatever it holds."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from gentwin_chat import panels
from gentwin_chat.answer import Answer, Timing
from gentwin_chat.domain import Entity, PutEntity, PutRelation, Relation, Triple
from gentwin_chat.indexing.graph.embedded import EmbeddedGraph
from gentwin_chat.picture import Neighbourhood, draw, escape, neighbourhood
from gentwin_chat.starters import starters

PLANTED = [
    "<script>steal()</script>",
    '"><img src=x onerror=steal()>',
    "' onmouseover='steal()",
    "</svg><iframe src=//elsewhere.example>",
    "${steal()}",
    "{{constructor.constructor('steal()')()}}",
    "`${steal()}`",
    "javascript:steal()",
]
ALLOWED_TAGS = {
    *("svg", "g", "circle", "text", "line", "title", "defs", "marker", "path"),
    *("figure", "figcaption", "ul", "li", "span", "p", "div", "button", "b"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class Page(HTMLParser):
    """Collects what a browser would make of the markup."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_inert(markup: str) -> Page:
    page = Page(markup)
    assert page.tags <= ALLOWED_TAGS
    assert page.handlers == []
    assert "${" not in markup
    assert "{{" not in markup
    assert "`" not in markup
    return page


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_text_stays_text(planted: str) -> None:
    one = Entity(id=f"urn:x:{planted}", kind=planted, name=planted)
    two = Entity(id="b", kind=planted, name=planted, active=False)
    part = Neighbourhood(
        {one.id: one, two.id: two},
        [Relation(source=one.id, type=planted, target=two.id)],
        frozenset({one.id}),
    )
    fact = Triple(subject=planted, predicate=planted, object=[planted], unit=planted)
    drawn = assert_inert(draw(part))
    assert planted[:12] in drawn.text
    listed = assert_inert(panels.facts_table([fact]))
    assert planted[:10].lower() in listed.text.lower()
    assert_inert(panels.questions([planted], title=planted))
    assert assert_inert(panels.message(planted)).text == planted


def test_escape_is_undone_by_a_browser() -> None:
    text = "a<b & {c} `d` $e \\n é"
    assert Page(f"<p>{escape(text)}</p>").text == text


def test_the_page_checks_itself() -> None:
    with pytest.raises(AssertionError):
        assert_inert("<p><img src=x onerror=steal()></p>")


def test_status_speaks_without_colour() -> None:
    timing = Timing(retrieve=1.6, first_token=20, total=99.9)
    for status, said in [
        ("answered", "Answered"),
        ("unknown", "Not in the twin"),
        ("ambiguous", "Which one"),
    ]:
        answer = Answer.model_validate(
            {"text": "t", "status": status, "timing": timing, "version": 7}
        )
        text = Page(panels.status(answer)).text
        assert said in text
        assert "twin version 7" in text
        assert "facts 2 ms" in text


def test_long_tables_are_counted() -> None:
    facts = [Triple(subject=f"s{i}", predicate="p", object=i) for i in range(panels.ROWS + 5)]
    page = Page(panels.facts_table(facts))
    assert "and 5 more facts" in page.text
    assert f"s{panels.ROWS - 1}" in page.text
    assert f"s{panels.ROWS}" not in page.text


def test_neighbourhood_of_the_city(city_graph: EmbeddedGraph) -> None:
    gateway = city_graph.select(kinds=["Gateway"], limit=1)[0]
    fact = Triple(subject=gateway, predicate="cpuLoad", object=1.5)
    part = neighbourhood(city_graph, [fact], limit=12)
    assert part.focus == {gateway}
    assert len(part.entities) == 12
    touching = {
        end
        for r in [
            *city_graph.relations(sources=[gateway]),
            *city_graph.relations(targets=[gateway]),
        ]
        for end in (r.source, r.target)
    }
    assert set(part.entities) <= touching
    assert part.hidden == len(touching) - 12
    assert all({r.source, r.target} <= set(part.entities) for r in part.relations)
    first = draw(part)
    assert first == draw(part), "the same facts give the same picture"
    assert first.count('class="gt-node') == 12


def test_nothing_to_draw(city_graph: EmbeddedGraph) -> None:
    fact = Triple(subject="nobody", predicate="is", object="nothing")
    assert "gt-empty" in draw(neighbourhood(city_graph, [fact]))


def test_starters_use_the_network_s_own_words(city_graph: EmbeddedGraph) -> None:
    asked = starters(city_graph)
    assert len(asked) == len(set(asked)) == 6
    store = EmbeddedGraph(None)
    store.apply(
        [
            PutEntity(entity=Entity(id="ahu-1", kind="Air_Handling_Unit", name="AHU 1")),
            PutEntity(entity=Entity(id="z-1", kind="HVAC_Zone", name="Zone 1")),
            PutRelation(relation=Relation(source="ahu-1", type="feeds", target="z-1")),
        ]
    )
    assert "Which air handling unit feeds Zone 1?" in starters(store)
    store.close()
    empty = EmbeddedGraph(None)
    assert starters(empty) == []
    empty.close()
