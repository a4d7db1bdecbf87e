"""Hand-written dev questions on the network ``nycmesh``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, best, near, route, table
from gentwin_chat.eval.hand.sheet import Solve
from gentwin_chat.eval.solver import Solver


def _hops_or_route(s: Solver, a: str, b: str) -> Gold:
    """The number of hops; naming a way that has as many is as good."""
    made = route(s.paths(a, b, ("link",)))
    steps = len(made.values) - 1
    ways = [made.values, *made.accept]
    return Gold(values=[steps], accept=ways)


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("nycmesh", kind, text, solve, thread)

    def role(s: Solver, name: str) -> list[str]:
        return s.where(s.kind("node"), "role", "=", name)

    def linked(s: Solver, ident: str) -> list[str]:
        return s.near(ident, "link")

    return [
        q("lookup", "what role does node 713 play", lambda s: s.value("713", "role")),
        q("lookup", "status of 1934?", lambda s: s.value("1934", "status")),
        q("relation_out", "who is 3461 linked with", lambda s: linked(s, "3461")),
        q("relation_out", "direct neighbours of 383 please", lambda s: linked(s, "383")),
        q("list", "list the kiosks", lambda s: role(s, "kiosk")),
        q(
            "list",
            "What roles are there for nodes?",
            lambda s: sorted(set(s.values(s.kind("node"), "role"))),
        ),
        q("count", "how many kiosks do we have", lambda s: len(role(s, "kiosk"))),
        q(
            "count",
            "nodes installed with the omni role, how many?",
            lambda s: len(s.where(role(s, "omni"), "status", "=", "Installed")),
        ),
        q(
            "count",
            "number of vpn links",
            lambda s: len(s.edges("link", lambda r: r.attributes["status"].value == "vpn")),
        ),
        q(
            "count",
            "How many LAP-120 sectors are abandoned?",
            lambda s: len(
                s.where(
                    s.where(s.kind("sector"), "device", "=", "LAP-120"), "status", "=", "abandoned"
                )
            ),
        ),
        q(
            "filter",
            "Which supernodes have no roof access?",
            lambda s: s.where(role(s, "supernode"), "roofAccess", "=", False),
        ),
        q(
            "filter",
            "hubs that are powered off",
            lambda s: s.where(role(s, "hub"), "status", "=", "Powered Off"),
        ),
        q(
            "superlative",
            "node with the most sectors",
            lambda s: best(
                t := s.best(s.kind("node"), lambda i: len(s.near(i, "sector"))),
                len(s.near(t[0], "sector")),
            ),
        ),
        q(
            "aggregate",
            "mean radius of the Omni sectors",
            lambda s: near(s.mean(s.where(s.kind("sector"), "device", "=", "Omni"), "radius")),
        ),
        q(
            "group",
            "how many nodes for each role",
            lambda s: table(
                (k, len(v))
                for k, v in s.group(s.kind("node"), lambda i: s.values([i], "role")).items()
            ),
        ),
        q(
            "compare",
            "713 vs 3461: who has more links",
            lambda s: best(
                t := s.best(["713", "3461"], lambda i: len(s.near(i, "link"))),
                len(s.near(t[0], "link")),
            ),
        ),
        q(
            "multihop",
            "Which hubs link straight to 227?",
            lambda s: s.where(linked(s, "227"), "role", "=", "hub"),
        ),
        q(
            "multihop",
            "devices on the neighbours of 115",
            lambda s: sorted(set(s.values(s.near(linked(s, "115"), "sector"), "device"))),
        ),
        q("path", "fewest hops from 3 to 713", lambda s: _hops_or_route(s, "3", "713")),
        q(
            "exists",
            "does a direct link exist between 227 and 713",
            lambda s: s.related("227", "713", "link"),
        ),
        q("negation", "which hubs have no links", lambda s: s.without(role(s, "hub"), "link")),
        q(
            "negation",
            "How many hubs carry no sector?",
            lambda s: len(s.without(role(s, "hub"), "sector")),
        ),
        q(
            "whatif",
            "if supernode 713 goes down how many nodes get cut off from the main mesh",
            lambda s: len(s.cut_off(["713"], ("link",))),
        ),
        q("unknown", "IP address of node 227", lambda s: UNKNOWN),
        q("unknown", "node 888888's neighbours", lambda s: UNKNOWN),
        q("followup", "How many links has 1084?", lambda s: len(s.near("1084", "link")), "nyc-a"),
        q(
            "followup",
            "Which of its neighbours are hubs?",
            lambda s: s.where(linked(s, "1084"), "role", "=", "hub"),
            "nyc-a",
        ),
        q(
            "followup",
            "no, 5916 I mean",
            lambda s: s.where(linked(s, "5916"), "role", "=", "hub"),
            "nyc-a",
        ),
    ]
