"""Wordings of the grammar-made held-out questions: none of them is in the dev set."""

from __future__ import annotations

from gentwin_chat.eval.grammar import Phrases

PHRASES = Phrases(
    say={
        "lookup": (
            "How is the {a} at {e}?",
            "I need {e}'s {a}.",
            "{e} – what's its {a}?",
            "give me {a} for {e}",
            "Which {a} is recorded for {e}?",
            "{a} {e}",
        ),
        "lookup_flag": (
            "{e} – is it {a}?",
            "Do you know if {e} is {a}?",
            "is {k} {e} currently {a}",
        ),
        "relation_out": (
            "{e} {vs} which {tks}?",
            "I want the {tks} that {e} {vs}.",
            "find all {tks} {e} {vs}",
            "with respect to {e}: which {tk} {aux} it {rest}?",
        ),
        "relation_in": (
            "{ks} which {vp} {e}?",
            "I'm looking for {ks} that {vp} {e}.",
            "who {vs} {e}? I mean {ks}",
            "Give me any {k} that {vs} {e}.",
        ),
        "count_kind": (
            "Total {ks}?",
            "what's the {k} count",
            "How large is our fleet of {ks}, in numbers?",
            "amount of {ks} in the network",
        ),
        "count_related": (
            "What's the number of {ks} that {vp} {e}?",
            "{e}: how many {ks} {vp} it?",
            "tally the {ks} that {vp} {e}",
        ),
        "count_value": (
            "On how many {ks} is the {a} {v}?",
            "{a} {v}: how many {ks}?",
            "what number of {ks} shows {a} {v}",
        ),
        "list_kind": (
            "Enumerate the {ks}.",
            "what {ks} exist",
            "Which {ks} do you know of?",
            "name every {k}",
        ),
        "list_values": (
            "What {a} values are in use for {ks}?",
            "all the {a} variants of our {ks}",
            "which kinds of {a} can a {k} have here?",
        ),
        "filter_value": (
            "Find {ks} with a {a} of {v}.",
            "{v} as {a}: which {ks}?",
            "I need the {ks} where {a} equals {v}",
            "any {ks} with {v} as their {a}? name them",
        ),
        "filter_number": (
            "Find {ks} where the {a} is {cmp} {v}.",
            "on which {ks} is the {a} {cmp} {v}",
            "{a} {cmp} {v}: which {ks}?",
        ),
        "filter_related": (
            "Among the {ks} that {vp} {e}, where is the {a} {cmp} {v}?",
            "{a} {cmp} {v} and {vs} {e}: which {ks}?",
        ),
        "superlative": (
            "At which {k} is the {a} {sup}?",
            "{sup} {a} – which {k}?",
            "I'm after the {adj} {k}",
            "tell me the {k} whose {a} is {sup}",
        ),
        "most_related": (
            "Which {tk} leads in the number of {ks} that {vp} it?",
            "most {ks} that {vp} it: which {tk}?",
        ),
        "topk": (
            "Rank the {n} {ks} of {sup} {a}.",
            "{n} {ks}, {sup} {a} first",
            "by {a}, which are the {n} {sup} {ks}?",
        ),
        "aggregate_average": (
            "How high is the {a} of {ks} on average?",
            "taking all {ks}, what's their mean {a}?",
            "{a}, averaged over {ks}",
        ),
        "aggregate_sum": (
            "All {ks} together, how much {a}?",
            "{a} summed up over the {ks}",
            "combined {a} of our {ks}",
        ),
        "aggregate_minimum": (
            "What's the least {a} any of the {ks} has?",
            "{ks}: min {a}",
            "how low does the {a} of the {ks} go?",
        ),
        "aggregate_maximum": (
            "What's the greatest {a} any of the {ks} has?",
            "{ks}: max {a}",
            "how high does the {a} of the {ks} go?",
        ),
        "aggregate_related": (
            "Take the {ks} that {vp} {e}: what's their mean {a}?",
            "{e}: average {a} of the {ks} that {vp} it",
        ),
        "group_related": (
            "Break down by {tk} how many {ks} {vp} it.",
            "per {tk}: count of {ks} that {vp} it",
            "list every {tk} with its number of {ks} that {vp} it",
        ),
        "group_value": (
            "Give me the mean {a} of {ks} for every {by}.",
            "per {by}, average {a} of the {ks}",
            "break {ks} down by {by} and average their {a}",
        ),
        "compare": (
            "Between {e} and {f}, where is the {a} {sup}?",
            "{e} vs {f}: {sup} {a}?",
            "is it {e} or {f} that has the {sup} {a}",
        ),
        "compare_same": (
            "Are {e} and {f} alike in {a}?",
            "{e} and {f}: identical {a}?",
            "does {e} share its {a} with {f}",
        ),
        "hop_value": (
            "{e} {vs} some {tk}; what is that {tk}'s {a}?",
            "take the {tk} {e} {vs} and give me its {a}",
        ),
        "hop_two": (
            "Take the {ks} that {vp} {e}. Which {tks2} {auxp2} they {rest2}?",
            "for all {ks} that {vp} {e}: the {tks2} they {vp2}",
        ),
        "hop_filter": (
            "Find {ks} that {vp} some {tk} of {a} {v}.",
            "if the {tk} has {a} {v}, which {ks} {vp} it?",
        ),
        "path": (
            "Work out the fewest-hop way from {e} to {f}.",
            "{e} → {f}, shortest path?",
            "by which nodes does one get from {e} to {f} quickest",
        ),
        "hops": (
            "How far apart in hops are {e} and {f}?",
            "{e} to {f}: how many hops",
            "what's the hop count separating {e} and {f}?",
        ),
        "exists": (
            "Can you confirm that {e} {vs} {f}?",
            "{e} {vs} {f}, right?",
            "yes or no: {e} {vs} {f}",
        ),
        "negation": (
            "{ks} lacking any {tk} which they {vp}?",
            "for which {ks} is there no {tk} that they {vp}",
            "Find {ks} that {vp} not a single {tk}.",
        ),
        "negation_in": (
            "{tks} without a single {k} that {vs} them?",
            "is there any {tk} that none of the {ks} {vp}? which?",
        ),
        "negation_value": (
            "{ks} where {a} isn't {v}",
            "Leave out {a} {v}: which {ks} remain?",
            "find {ks} of any {a} but {v}",
        ),
        "whatif": (
            "Take {e} out of service: which {ks} then {vp} no {tk} at all?",
            "with {e} gone, which {ks} have no {tk} left?",
            "Imagine {e} dies. Name the {ks} that then have no {tk}.",
        ),
        "whatif_count": (
            "Take {e} out of service: how many {ks} then {vp} no {tk} at all?",
            "with {e} gone, how many {ks} have no {tk} left?",
        ),
        "unknown_entity": (
            "How is the {a} at {e}?",
            "I need the {a} for {e}",
            "{e} – what's its {a}?",
        ),
        "unknown_attribute": (
            "I need {e}'s {a}.",
            "{e} – what's its {a}?",
            "which {a} is recorded for {e}?",
        ),
        "unknown_reading": (
            "How is the {a} at {e}?",
            "I need the {a} for {e}",
            "give me {a} for {e}",
        ),
        "ambiguous": ("I need {e}'s {a}.", "How is the {a} at {e}?", "give me {a} for {e}"),
    },
    over=("exceeding", "beyond", "in excess of", "bigger than", "past"),
    under=("short of", "smaller than", "beneath", "not even"),
    thread=(
        ("How is the {a} at {e}?", "I need {e}'s {a}.", "give me {a} for {e}"),
        ("Its {b} as well?", "that one's {b}?", "now the {b}"),
        ("Same question for {f}.", "how about {f}?", "and {f}?"),
    ),
    polite=(
        "Mind telling me {q}?",
        "good morning, {q}, thanks",
        "for my report: {q}?",
        "one thing: {q}?",
        "hey there – {q}?",
    ),
    seed="heldout",
)
