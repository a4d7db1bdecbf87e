"""Wordings of the grammar-made practice questions: none of them is in another set."""

from __future__ import annotations

from gentwin_chat.eval.grammar import Phrases

PHRASES = Phrases(
    say={
        "lookup": (
            "Could you look up the {a} for {e}?",
            "{e}'s {a}, please",
            "What have we got as {a} for {e}?",
            "looking for the {a} of {k} {e}",
            "What {a} does {k} {e} show?",
            "check {a} on {e}",
        ),
        "lookup_flag": (
            "I wonder whether {e} is {a}.",
            "Can you check whether {e} is {a}?",
            "{k} {e} is {a}, isn't it?",
        ),
        "relation_out": (
            "Tell me which {tks} {e} {vs}.",
            "As for {e}, which {tks} {aux} it {rest}?",
            "show the {tk} or {tks} that {e} {vs}",
            "Any {tks} that {e} {vs}? Which?",
        ),
        "relation_in": (
            "Tell me all {ks} that {vp} {e}.",
            "Looking at {e}: which {ks} {vp} it?",
            "get me the {ks} that {vp} {e}",
            "By which {ks} can I find {e}, I mean which of them {vp} it?",
        ),
        "count_kind": (
            "I'd like the number of {ks}.",
            "so how many {ks} do we run?",
            "{ks}, how many of them exist?",
        ),
        "count_related": (
            "By count, how many {ks} {vp} {e}?",
            "For {e}, give me the number of {ks} that {vp} it.",
            "how many of the {ks} {vp} {e}",
        ),
        "count_value": (
            "What is the count of {ks} whose {a} reads {v}?",
            "how many {ks} are there with {v} for {a}",
            "{ks} with {a} {v} – how many?",
        ),
        "list_kind": (
            "I need a list of every {k}.",
            "can i see all the {ks}",
            "Tell me what {ks} we have.",
        ),
        "list_values": (
            "Which values does the {a} of {ks} take?",
            "among {ks}, what {a}s do we find",
            "Name each {a} that some {k} has.",
        ),
        "filter_value": (
            "Show me all {ks} with {v} for {a}.",
            "which of the {ks} have {v} as {a}",
            "Tell me the {ks} whose {a} reads {v}.",
        ),
        "filter_number": (
            "Show me all {ks} with {a} {cmp} {v}.",
            "which of our {ks} have their {a} {cmp} {v}",
            "Are there {ks} whose {a} is {cmp} {v}? Which ones?",
        ),
        "filter_related": (
            "Out of the {ks} that {vp} {e}, tell me those with {a} {cmp} {v}.",
            "which {ks} {vp} {e} and also have a {a} {cmp} {v}",
        ),
        "superlative": (
            "Of all of them, which {k} has the {sup} {a}?",
            "Looking for the {adj} {k}.",
            "the {sup} {a} belongs to which {k}",
        ),
        "most_related": (
            "By number of {ks} that {vp} it, which {tk} comes out on top?",
            "what {tk} {auxp} the most {ks} {rest}",
        ),
        "topk": (
            "Give me the {n} {ks} that have the {sup} {a}, best first.",
            "{n} {ks} of the {sup} {a}, sorted",
        ),
        "aggregate_average": (
            "On average, what's the {a} for {ks}?",
            "mean value of {a} for all our {ks}",
        ),
        "aggregate_sum": (
            "Adding all {ks} up, what's the {a}?",
            "grand total of {a} over all {ks}",
        ),
        "aggregate_minimum": (
            "Among all {ks}, what is the lowest {a}?",
            "bottom value of {a} for the {ks}",
        ),
        "aggregate_maximum": (
            "Among all {ks}, what is the highest {a}?",
            "peak value of {a} for the {ks}",
        ),
        "aggregate_related": (
            "On average, what's the {a} of those {ks} that {vp} {e}?",
            "looking only at {ks} that {vp} {e}, what is the average {a}",
        ),
        "group_related": (
            "I want a table of {tks} and how many {ks} {vp} each.",
            "{ks} counted by {tk}",
            "How do the {ks} spread over the {tks} that they {vp}, in numbers?",
        ),
        "group_value": (
            "I want the average {a} of the {ks}, one line for each {by}.",
            "{ks}: average {a} by {by}",
        ),
        "compare": (
            "Comparing {e} with {f}, which has the {sup} {a}?",
            "{a}: is it {sup} at {e} or at {f}?",
        ),
        "compare_same": (
            "Can I take it that {e} and {f} have an equal {a}?",
            "do {e} and {f} agree in {a}",
        ),
        "hop_value": (
            "Tell me the {a} of whatever {tk} {e} {vs}.",
            "what {a} has the {tk} that {e} {vs}",
        ),
        "hop_two": (
            "Starting from the {ks} that {vp} {e}: which {tks2} {auxp2} these {rest2}?",
            "what {tks2} {auxp2} those {ks} {rest2} that {vp} {e}",
        ),
        "hop_filter": (
            "Tell me the {ks} that {vp} any {tk} with {a} {v}.",
            "which {ks} {vp} a {tk} with {v} for {a}",
        ),
        "path": (
            "Show me the quickest way from {e} over to {f}.",
            "what lies on the shortest way between {e} and {f}",
        ),
        "hops": (
            "Counting hops, how far is {f} from {e}?",
            "least number of hops from {e} to {f}",
        ),
        "exists": (
            "I wonder whether {e} {vs} {f}.",
            "Would I be right that {e} {vs} {f}?",
        ),
        "negation": (
            "Are there {ks} that {vp} no {tk} whatsoever? Which?",
            "show {ks} which {auxp} not {rest} any {tk}",
        ),
        "negation_in": (
            "Are there {tks} that no {k} {vs}? Tell me which.",
            "show the {tks} that not one {k} {vs}",
        ),
        "negation_value": (
            "Show me the {ks} with a {a} different from {v}.",
            "which of the {ks} do not have {v} for {a}",
        ),
        "whatif": (
            "Say {e} is lost: which {ks} then have no {tk} that they {vp}?",
            "were {e} to fail, which {ks} would be without any {tk}",
        ),
        "whatif_count": (
            "Say {e} is lost: how many {ks} then have no {tk} that they {vp}?",
            "were {e} to fail, how many {ks} would be without any {tk}",
        ),
        "unknown_entity": (
            "Could you look up the {a} for {e}?",
            "What have we got as {a} for {k} {e}?",
        ),
        "unknown_attribute": (
            "Could you look up the {a} for {e}?",
            "{e}'s {a}, please",
        ),
        "unknown_reading": (
            "What {a} does {e} show?",
            "looking for the {a} of {k} {e}",
        ),
        "ambiguous": (
            "Could you look up the {a} for {e}?",
            "what {a} does {k} {e} show",
        ),
    },
    over=("over", "upwards of", "larger than", "higher than", "north of"),
    under=("below", "lower than", "less than", "not reaching"),
    thread=(
        ("Could you look up the {a} for {e}?", "check {a} on {e}", "What {a} does {e} show?"),
        ("Also its {b}, please.", "what {b} does it have", "And the {b} of it?"),
        ("Do the same for {f}.", "I also need that for {f}", "now {f}"),
    ),
    polite=(
        "Sorry to bother you, {q}?",
        "do me a favour: {q}",
        "we were just wondering, {q}?",
        "ok so {q}?",
        "for the shift log, {q}?",
    ),
    seed="sealed",
)
