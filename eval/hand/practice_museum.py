"""Hand-written practice questions on the network ``museum``."""

from __future__ import annotations

from gentwin_chat.eval.gold import (
    AMBIGUOUS,
    UNKNOWN,
    Gold,
    Hand,
    near,
    ranked,
    route,
    says,
)
from gentwin_chat.eval.hand.sheet import (
    Sheet,
    distinct,
    extreme,
    how_many,
    number_of,
    pick,
    tally,
    topmost,
)
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("museum")

    def art(s: Solver) -> list[str]:
        return s.kind("Artwork")

    def cases_in(s: Solver, gallery: str) -> list[str]:
        return s.near(s.one(gallery), "standsIn", "Display_Case")

    def art_in(s: Solver, gallery: str) -> list[str]:
        return s.near(cases_in(s, gallery), "displayedIn", "Artwork")

    q("lookup", "When was The Letter made?", lambda s: s.value(s.one("The Letter"), "yearMade"))

    def oldest(s: Solver) -> Gold:
        """Two share the second place, so either order of them is right."""
        first, second, third = (s.one(i) for i in ("inv0030", "inv0001", "inv0038"))
        made = ranked([first, second, third], s.values([first, second, third], "yearMade"))
        other = ranked([first, third, second], s.values([first, third, second], "yearMade"))
        made.accept.extend([other.values, *other.accept])
        return made

    q(
        "lookup",
        "insured value of Golden Carp",
        lambda s: s.value(s.one("Golden Carp"), "insuredValue"),
    )
    q(
        "lookup",
        "how humid is it in the Attic, in percent?",
        lambda s: Gold(values=[65], accept=[[0.65]]),
    )
    q("lookup", "is Old Shepherd out on loan", lambda s: s.value(s.one("Old Shepherd"), "onLoan"))
    q("lookup", "What is Aiko Mori's field?", lambda s: s.value(s.one("Aiko Mori"), "speciality"))
    q(
        "relation_out",
        "Which case holds Portrait of Ada?",
        lambda s: s.near(s.one("Portrait of Ada"), "displayedIn"),
    )
    q("relation_out", "where does dc16 stand", lambda s: s.near(s.one("DC16"), "standsIn"))
    q(
        "relation_in",
        "Works Marta Kral looks after, please.",
        lambda s: s.near(s.one("Marta Kral"), "caresFor"),
    )
    q(
        "relation_in",
        "Who takes care of Small Judith?",
        lambda s: s.near(s.one("Small Judith"), "caresFor"),
    )
    q("relation_in", "loggers in showcase DC03", lambda s: s.near(s.one("DC03"), "monitors"))
    q(
        "relation_out",
        "What galleries lie next to the Print Room?",
        lambda s: s.near(s.one("Print Room"), "adjoins"),
    )
    q(
        "list",
        "I'd love to know what media our artworks come in.",
        lambda s: distinct(s, art(s), "medium"),
    )
    q("count", "How many bronzes do we own?", lambda s: how_many(pick(s, art(s), medium="bronze")))
    q(
        "count",
        "vitrines in the Long Gallery, how many",
        lambda s: how_many(cases_in(s, "Long Gallery")),
    )
    q(
        "filter",
        "oil paintings worth more than 3 million",
        lambda s: s.where(pick(s, art(s), medium="oil"), "insuredValue", ">", 3000000),
    )
    q(
        "filter",
        "Which pieces were made in the 16th century, say 1500 up to and including 1599?",
        lambda s: s.where(s.where(art(s), "yearMade", ">=", 1500), "yearMade", "<", 1600),
    )
    q(
        "filter",
        "unlocked showcases above 24 degrees",
        lambda s: s.where(pick(s, s.kind("Display_Case"), locked=False), "temperature", ">", 24),
    )
    q(
        "filter",
        "Galleries with the humidity above 60 percent",
        lambda s: s.where(s.kind("Gallery"), "relativeHumidity", ">", 0.6),
    )
    q(
        "filter",
        "works on paper that are on loan",
        lambda s: pick(s, art(s), medium="paper", onLoan=True),
    )
    q(
        "filter",
        "Data loggers installed before 2019 with a battery under 2.5 volts",
        lambda s: s.where(
            s.where(s.kind("Data_Logger"), "installed", "<", "2019-01-01"), "batteryVolts", "<", 2.5
        ),
    )
    q("superlative", "Our most valuable piece?", lambda s: topmost(s, art(s), "insuredValue"))
    q(
        "superlative",
        "darkest gallery",
        lambda s: topmost(s, s.kind("Gallery"), "illuminance", low=True),
    )
    q(
        "superlative",
        "which conservator has the most works to care for",
        lambda s: extreme(s, s.kind("Conservator"), lambda i: len(s.near(i, "caresFor"))),
    )
    q(
        "topk",
        "The three oldest works in the house, oldest first",
        oldest,
    )
    q(
        "aggregate",
        "What are the artworks in the Orangery insured for, taken together?",
        lambda s: s.total(art_in(s, "Orangery"), "insuredValue"),
    )
    q(
        "aggregate",
        "average temp of the locked cases",
        lambda s: near(s.mean(pick(s, s.kind("Display_Case"), locked=True), "temperature")),
    )
    q("group", "How many pieces of each medium?", lambda s: tally(s, art(s), "medium"))
    q("group", "display cases per gallery", lambda s: number_of(s, s.kind("Gallery"), "standsIn"))
    q(
        "compare",
        "Is the Vault brighter than the Rotunda?",
        lambda s: (
            s.number(s.one("Vault"), "illuminance") > s.number(s.one("Rotunda"), "illuminance")
        ),
    )
    q(
        "compare",
        "what is older, Winter Ferry or Red Gate inv0033",
        lambda s: topmost(s, [s.one("Winter Ferry"), s.one("inv0033")], "yearMade", low=True),
    )
    q(
        "multihop",
        "In which gallery can I see Three Masks?",
        lambda s: s.near(s.near(s.one("Three Masks"), "displayedIn"), "standsIn", "Gallery"),
    )
    q("multihop", "everything on show in the East Wing", lambda s: art_in(s, "East Wing"))
    q(
        "multihop",
        "Who cares for the works in case DC21?",
        lambda s: s.near(
            s.near(s.one("DC21"), "displayedIn", "Artwork"), "caresFor", "Conservator"
        ),
    )
    q(
        "multihop",
        "loggers watching over anything Colm Byrne is in charge of",
        lambda s: s.near(
            s.near(s.near(s.one("Colm Byrne"), "caresFor"), "displayedIn", "Display_Case"),
            "monitors",
            "Data_Logger",
        ),
    )
    q(
        "path",
        "Through which galleries do I walk from the Attic to the Chapel, quickest way?",
        lambda s: route(s.paths(s.one("Attic"), s.one("Chapel"), ("adjoins",))),
    )
    q(
        "path",
        "how many doorways from Blue Salon to Treasury, gallery to gallery?",
        lambda s: s.hops(s.one("Blue Salon"), s.one("Treasury"), ("adjoins",)),
    )
    q(
        "exists",
        "Is Sea Wall shown in DC21?",
        lambda s: s.related(s.one("Sea Wall"), s.one("DC21"), "displayedIn"),
    )
    q(
        "negation",
        "Which artworks aren't on display in any case?",
        lambda s: s.without(art(s), "displayedIn"),
    )
    q(
        "negation",
        "showcases nobody monitors with a logger",
        lambda s: s.without(s.kind("Display_Case"), "monitors"),
    )
    q(
        "negation",
        "artworks no conservator cares for - just the number",
        lambda s: how_many(s.without(art(s), "caresFor")),
    )
    q(
        "whatif",
        "Suppose Jens Holm leaves us. Which works have no conservator then?",
        lambda s: s.orphans([s.one("Jens Holm")], art(s), "caresFor", "Conservator"),
    )
    q(
        "whatif",
        "If case DC10 has to be emptied, which pieces lose their place?",
        lambda s: s.orphans([s.one("DC10")], art(s), "displayedIn", "Display_Case"),
    )
    q("definition", "What's a display case, for the newcomers?", lambda s: says("glass|cabinet"))
    q(
        "summary",
        "Short profile of Ruins at Noon?",
        lambda s: says("Ruins at Noon", "bronze", "1849"),
    )
    q("unknown", "Who painted The Cartographer?", lambda s: UNKNOWN)
    q("unknown", "year of Bridge in Fog", lambda s: UNKNOWN)
    q("unknown", "Where is the Mona Lisa hung?", lambda s: UNKNOWN)
    q("ambiguous", "How much is Night Train insured for?", lambda s: AMBIGUOUS)
    q("ambiguous", "in which case is the falconer", lambda s: AMBIGUOUS)
    q(
        "followup",
        "Which cases stand in the Sculpture Court?",
        lambda s: cases_in(s, "Sculpture Court"),
        "a",
    )
    q("followup", "what's in it?", lambda s: s.near(s.one("DC03"), "displayedIn", "Artwork"), "a")
    q(
        "followup",
        "Which of these is worth more?",
        lambda s: topmost(s, s.near(s.one("DC03"), "displayedIn", "Artwork"), "insuredValue"),
        "a",
    )
    q(
        "followup",
        "and who looks after it?",
        lambda s: Gold(
            values=s.near(s.one("Ruins at Noon"), "caresFor"), status_accept=["unknown"]
        ),
        "a",
    )
    return q
