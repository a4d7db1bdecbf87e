"""Hand-written held-out questions on the network ``hospital``."""

from __future__ import annotations

from gentwin_chat.eval.gold import AMBIGUOUS, UNKNOWN, Gold, Hand, near, table
from gentwin_chat.eval.hand.sheet import Sheet, extreme, tally
from gentwin_chat.eval.solver import Solver


def questions() -> list[Hand]:
    q = Sheet("hospital")

    def mon(s: Solver) -> list[str]:
        return s.kind("monitor")

    def on(s: Solver, ward: str) -> list[str]:
        return s.near(s.one(ward), "ward")

    q("lookup", "pulse on MON-017?", lambda s: s.value("MON-017", "heart_rate"))
    q("lookup", "How many beds has Oncology got", lambda s: s.value(s.one("Oncology"), "beds"))
    q("lookup", "MON-020 last calibrated when?", lambda s: s.value("MON-020", "last_calibrated"))
    q("lookup", "is Moreau on days or nights", lambda s: s.value(s.one("Moreau"), "shift"))
    q(
        "relation_out",
        "On which ward is nurse Nakata?",
        lambda s: s.near(s.one("Nakata"), "assigned_ward"),
    )
    q(
        "relation_out",
        "where do alarms of MON-012 go",
        lambda s: s.near("MON-012", "central_station"),
    )
    q("relation_in", "Who's working in Renal?", lambda s: s.near(s.one("Renal"), "assigned_ward"))
    q("relation_in", "Stroke unit: its monitors?", lambda s: on(s, "Stroke"))
    q("list", "wards, please, all of them", lambda s: s.kind("ward"))
    q(
        "count",
        "total number of nurses on nights",
        lambda s: len(s.where(s.kind("nurse"), "shift", "=", "night")),
    )
    q(
        "count",
        "How many red alarms have we got at the moment?",
        lambda s: len(s.where(mon(s), "alarm", "=", "red")),
    )
    q(
        "filter",
        "Anyone saturating below 86?",
        lambda s: Gold(values=(v := s.where(mon(s), "spo2", "<", 86)), accept=[[True], [True, *v]]),
    )
    q(
        "filter",
        "monitors in Trauma showing a heart rate of 120 or more",
        lambda s: s.where(on(s, "Trauma"), "heart_rate", ">=", 120),
    )
    q("filter", "grade 7 nurses", lambda s: s.where(s.kind("nurse"), "grade", "=", 7))
    q(
        "superlative",
        "Which ward is biggest by beds?",
        lambda s: extreme(s, s.kind("ward"), lambda i: int(s.number(i, "beds"))),
    )
    q(
        "superlative",
        "ward where the fewest monitors are",
        lambda s: extreme(s, s.kind("ward"), lambda i: len(s.near(i, "ward")), low=True),
    )
    q("aggregate", "beds in the whole house", lambda s: s.total(s.kind("ward"), "beds"))
    q(
        "aggregate",
        "typical (mean) SpO2 on Oncology",
        lambda s: near(s.mean(on(s, "Oncology"), "spo2")),
    )
    q(
        "group",
        "Break the nurses down by ward.",
        lambda s: Gold(
            rows=(t := table((w, len(s.near(w, "assigned_ward"))) for w in s.kind("ward"))).rows,
            values=t.values,
            tolerance=0.01,
            accept=[[c for row in t.rows if row[1] for c in row]],
        ),
    )
    q("group", "alarm state tally", lambda s: tally(s, mon(s), "alarm"))
    q(
        "compare",
        "Has Trauma got more beds than Cardiology?",
        lambda s: s.number("W2", "beds") > s.number("W3", "beds"),
    )
    q(
        "multihop",
        "What software runs on the desk that MON-014 alarms at?",
        lambda s: s.values(s.near("MON-014", "central_station"), "software"),
    )
    q(
        "multihop",
        "monitors standing in isolation wards, how many?",
        lambda s: len(s.near(s.where(s.kind("ward"), "isolation", "=", True), "ward")),
    )
    q(
        "multihop",
        "Which nurses look after the ward where MON-001 stands?",
        lambda s: s.near(s.near("MON-001", "ward"), "assigned_ward"),
    )
    q(
        "exists",
        "Is Orthopaedics an isolation ward?",
        lambda s: s.value(s.one("Orthopaedics"), "isolation"),
    )
    q("exists", "anybody of grade 8?", lambda s: Gold(values=[False], accept=[[]]))
    q("negation", "monitors that alarm nowhere", lambda s: s.without(mon(s), "central_station"))
    q(
        "negation",
        "Which wards does no nursing desk cover?",
        lambda s: s.without(s.kind("ward"), "covers"),
    )
    q(
        "negation",
        "Oncology monitors without a pulse reading",
        lambda s: s.lacking(on(s, "Oncology"), "heart_rate"),
    )
    q(
        "whatif",
        "CS6 crashes: whose alarms get lost?",
        lambda s: s.orphans(["CS6"], mon(s), "central_station", "station"),
    )
    q("ambiguous", "Which shift does Quigley do?", lambda s: AMBIGUOUS)
    q("unknown", "blood pressure at MON-002", lambda s: UNKNOWN)
    q("unknown", "What's the pulse on MON-009?", lambda s: UNKNOWN)
    q("unknown", "how many beds in Neurology", lambda s: UNKNOWN)
    q("unknown", "Should I give the patient more morphine?", lambda s: UNKNOWN)
    q(
        "followup",
        "Tell me who works on Burns.",
        lambda s: s.near(s.one("Burns"), "assigned_ward"),
        "a",
    )
    q(
        "followup",
        "Which of them do nights?",
        lambda s: s.where(s.near(s.one("Burns"), "assigned_ward"), "shift", "=", "night"),
        "a",
    )
    q(
        "followup",
        "And in Oncology?",
        lambda s: s.where(s.near(s.one("Oncology"), "assigned_ward"), "shift", "=", "night"),
        "a",
    )
    return q
