"""Hand-written dev questions on the network ``racks``."""

from __future__ import annotations

from gentwin_chat.eval.gold import UNKNOWN, Gold, Hand, best, near, ranked, route, says, table
from gentwin_chat.eval.hand.sheet import Solve
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    def q(kind: str, text: str, solve: Solve, thread: str | None = None) -> Hand:
        return Hand("racks", kind, text, solve, thread)

    def servers(s: Solver) -> list[str]:
        return s.kind("server")

    def in_rack(s: Solver, rack: str) -> list[str]:
        return s.near(s.one(rack), "mounted_in")

    return [
        q("lookup", "what os is srv012 running", lambda s: s.value("srv012", "os")),
        q("lookup", "How much memory has srv006 got?", lambda s: s.value("srv006", "ram_gb")),
        q(
            "relation_out",
            "Which rack do I find srv021 in?",
            lambda s: s.near("srv021", "mounted_in"),
        ),
        q("relation_out", "switches srv004 hangs off", lambda s: s.near("srv004", "plugged_into")),
        q("relation_in", "what's powered from pdu-2", lambda s: s.near("pdu-2", "powered_by")),
        q(
            "list",
            "Which switch vendors are we using?",
            lambda s: sorted(set(s.values(s.kind("switch"), "vendor"))),
        ),
        q("count", "How many hosts live in R05?", lambda s: len(in_rack(s, "R05"))),
        q(
            "count",
            "count of debian boxes that are down",
            lambda s: len(s.where(s.where(servers(s), "os", "=", "debian"), "state", "=", "down")),
        ),
        q(
            "filter",
            "servers above 32 degrees at the inlet",
            lambda s: s.where(servers(s), "inlet_temp", ">", 32),
        ),
        q(
            "filter",
            "Which machines with 96 cores are in maintenance?",
            lambda s: s.where(
                s.where(servers(s), "cpu_cores", "=", 96), "state", "=", "maintenance"
            ),
        ),
        q(
            "filter",
            "ubuntu servers in R01 that are up",
            lambda s: s.where(s.where(in_rack(s, "R01"), "os", "=", "ubuntu"), "state", "=", "up"),
        ),
        q(
            "superlative",
            "hottest server?",
            lambda s: best(
                t := s.best(
                    s.where(servers(s), "inlet_temp", ">", -99),
                    lambda i: s.number(i, "inlet_temp"),
                ),
                s.number(t[0], "inlet_temp"),
            ),
        ),
        q(
            "superlative",
            "Which PDU carries the highest load?",
            lambda s: s.top(s.kind("pdu"), "load_w"),
        ),
        q(
            "superlative",
            "Which rack has the most servers mounted in it?",
            lambda s: best(
                t := s.best(s.kind("rack"), lambda r: len(s.near(r, "mounted_in"))),
                len(s.near(t[0], "mounted_in")),
            ),
        ),
        q(
            "topk",
            "top 4 pdus by load",
            lambda s: ranked(t := s.top(s.kind("pdu"), "load_w", 4), s.values(t, "load_w")),
        ),
        q(
            "aggregate",
            "mean inlet temperature of rack R02",
            lambda s: near(s.mean(in_rack(s, "R02"), "inlet_temp")),
        ),
        q(
            "aggregate",
            "How much RAM do the rocky machines have altogether?",
            lambda s: s.total(s.where(servers(s), "os", "=", "rocky"), "ram_gb"),
        ),
        q(
            "group",
            "servers per operating system",
            lambda s: table(
                (k, len(v)) for k, v in s.group(servers(s), lambda i: s.values([i], "os")).items()
            ),
        ),
        q(
            "group",
            "Give me each rack with its average inlet temperature.",
            lambda s: table(
                (r, s.mean(s.near(r, "mounted_in"), "inlet_temp")) for r in s.kind("rack")
            ),
        ),
        q(
            "compare",
            "Which is drawing more, pdu-5 or pdu-6?",
            lambda s: s.top(["pdu-5", "pdu-6"], "load_w"),
        ),
        q(
            "compare",
            "do srv001 and srv009 sit in the same rack?",
            lambda s: s.near("srv001", "mounted_in") == s.near("srv009", "mounted_in"),
        ),
        q(
            "multihop",
            "In which row does srv014 stand?",
            lambda s: s.values(s.near("srv014", "mounted_in"), "row"),
        ),
        q(
            "multihop",
            "vendors of the switches that serve rack R03's servers",
            lambda s: sorted(set(s.values(s.near(in_rack(s, "R03"), "plugged_into"), "vendor"))),
        ),
        q(
            "multihop",
            "Which PDUs feed the servers that are plugged into sw-H8?",
            lambda s: s.near(s.near("sw-H8", "plugged_into"), "powered_by"),
        ),
        q(
            "path",
            "Shortest way from sw-K11 to sw-L12 over the uplinks?",
            lambda s: route(s.paths("sw-K11", "sw-L12", ("uplink_to",))),
        ),
        q(
            "path",
            "how many hops between sw-D4 and sw-E5 via uplinks",
            lambda s: s.hops("sw-D4", "sw-E5", ("uplink_to",)),
        ),
        q(
            "exists",
            "is srv010 powered by pdu-9?",
            lambda s: s.related("srv010", "pdu-9", "powered_by"),
        ),
        q(
            "exists",
            "Do we have any server with more than 128 cores?",
            lambda s: bool(s.where(servers(s), "cpu_cores", ">", 128)),
        ),
        q(
            "negation",
            "servers with no switch at all",
            lambda s: s.without(servers(s), "plugged_into"),
        ),
        q(
            "negation",
            "Which machines in R06 are not up?",
            lambda s: s.where(in_rack(s, "R06"), "state", "!=", "up"),
        ),
        q(
            "whatif",
            "pdu-9 trips. Which servers go dark?",
            lambda s: s.orphans(["pdu-9"], servers(s), "powered_by", "pdu"),
        ),
        q(
            "whatif",
            "If we pull sw-F6, which servers end up with no switch?",
            lambda s: s.orphans(["sw-F6"], servers(s), "plugged_into", "switch"),
        ),
        q("unknown", "serial number of srv030?", lambda s: UNKNOWN),
        q("unknown", "Which rack is srv999 in?", lambda s: UNKNOWN),
        q("unknown", "Who won the 1998 world cup?", lambda s: UNKNOWN),
        q("summary", "give me a rundown of R08", lambda s: says("R08", "north", "8")),
        q(
            "followup",
            "which rack is srv005 in",
            lambda s: s.near("srv005", "mounted_in"),
            "racks-a",
        ),
        q(
            "followup",
            "who else is in there?",
            lambda s: Gold(
                values=[i for i in in_rack(s, "R05") if i != "srv005"],
                accept=[list(in_rack(s, "R05"))],
            ),
            "racks-a",
        ),
        q(
            "followup",
            "only the ones that are down",
            lambda s: s.where(in_rack(s, "R05"), "state", "=", "down"),
            "racks-a",
        ),
        q(
            "followup",
            "how many servers does pdu-1 power?",
            lambda s: len(s.near("pdu-1", "powered_by")),
            "racks-b",
        ),
        q("followup", "and pdu-3?", lambda s: len(s.near("pdu-3", "powered_by")), "racks-b"),
    ]
