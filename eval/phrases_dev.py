"""Wordings of the grammar-made dev questions."""

from __future__ import annotations

from gentwin_chat.eval.grammar import Phrases

PHRASES = Phrases(
    say={
        "lookup": (
            "What is the {a} of {e}?",
            "{a} of {e}",
            "what's {e}'s {a}?",
            "{e}: {a}?",
            "Tell me the {a} for {k} {e}.",
            "what {a} does {e} have",
        ),
        "lookup_flag": ("Is {e} {a}?", "{e}, {a} or not?", "Would you say {k} {e} is {a}?"),
        "relation_out": (
            "Which {tk} {aux} {e} {rest}?",
            "what {tks} {aux} {e} {rest}",
            "name the {tks} that {e} {vs}",
            "{tks} {e} {vs}?",
        ),
        "relation_in": (
            "Which {ks} {vp} {e}?",
            "List the {ks} that {vp} {e}.",
            "{ks} that {vp} {e}",
            "what {ks} {vp} {e}?",
            "Show every {k} that {vs} {e}.",
        ),
        "count_kind": (
            "How many {ks} are there?",
            "number of {ks}",
            "count the {ks}",
            "how many {ks} do we have in total?",
        ),
        "count_related": (
            "How many {ks} {vp} {e}?",
            "number of {ks} that {vp} {e}",
            "count of {ks} which {vp} {e}",
        ),
        "count_value": (
            "How many {ks} have {a} {v}?",
            "count {ks} whose {a} is {v}",
            "number of {ks} with {a} = {v}",
        ),
        "list_kind": (
            "List all {ks}.",
            "show me the {ks}",
            "which {ks} are there?",
            "all {ks} please",
        ),
        "list_values": (
            "Which {a} values occur among the {ks}?",
            "what different values of {a} do the {ks} have",
            "list the distinct {a} values of {ks}",
        ),
        "filter_value": (
            "Which {ks} have {a} {v}?",
            "{ks} whose {a} is {v}",
            "show {ks} with {a} = {v}",
            "Give me every one of the {ks} where the {a} is {v}.",
        ),
        "filter_number": (
            "Which {ks} have a {a} {cmp} {v}?",
            "{ks} with {a} {cmp} {v}",
            "list the {ks} whose {a} is {cmp} {v}",
        ),
        "filter_related": (
            "Which {ks} that {vp} {e} have a {a} {cmp} {v}?",
            "{ks} that {vp} {e} and whose {a} is {cmp} {v}",
            "of the {ks} that {vp} {e}, list those with {a} {cmp} {v}",
        ),
        "superlative": (
            "Which {k} has the {sup} {a}?",
            "{k} with the {sup} {a}",
            "what is the {adj} {k}?",
            "find the {k} that has the {sup} {a}",
        ),
        "most_related": (
            "which {tk} has the most {ks} that {vp} it",
            "{tk} with the most {ks} that {vp} it",
            "Which {tk} has the largest number of {ks} that {vp} it?",
        ),
        "topk": (
            "Top {n} {ks} with the {sup} {a}",
            "the {n} {ks} with the {sup} {a}, in order",
            "Which {n} {ks} have the {sup} {a}?",
        ),
        "aggregate_average": (
            "What is the average {a} of the {ks}?",
            "mean {a} over all {ks}",
            "average {a} among {ks}",
        ),
        "aggregate_sum": (
            "What is the total {a} of all {ks}?",
            "sum of the {a} over the {ks}",
            "add up the {a} of the {ks}",
        ),
        "aggregate_minimum": (
            "What is the minimum {a} of the {ks}?",
            "lowest {a} value among {ks}",
            "smallest {a} of any of the {ks}",
        ),
        "aggregate_maximum": (
            "What is the maximum {a} among the {ks}?",
            "highest {a} value of the {ks}",
            "max {a} across {ks}",
        ),
        "aggregate_related": (
            "What is the average {a} of the {ks} that {vp} {e}?",
            "mean {a} for {ks} that {vp} {e}",
        ),
        "group_related": (
            "For each {tk}, how many {ks} {vp} it?",
            "number of {ks} per {tk}",
            "how many {ks} {vp} each {tk}?",
        ),
        "group_value": (
            "For each {by}, what is the average {a} of the {ks}?",
            "average {a} of {ks} by {by}",
            "mean {k} {a} per {by}",
        ),
        "compare": (
            "Which has the {sup} {a}, {e} or {f}?",
            "{e} or {f}: which one has a {sup} {a}?",
            "whose {a} is {sup}, {e}'s or {f}'s?",
        ),
        "compare_same": (
            "Do {e} and {f} have the same {a}?",
            "is the {a} of {e} equal to that of {f}?",
            "same {a} for {e} and {f}?",
        ),
        "hop_value": (
            "What is the {a} of the {tk} that {e} {vs}?",
            "{a} of the {tk} which {e} {vs}",
        ),
        "hop_two": (
            "Which {tks2} {auxp2} the {ks} that {vp} {e} {rest2}?",
            "{tks2} that the {ks} which {vp} {e} {vp2}",
        ),
        "hop_filter": (
            "Which {ks} {vp} a {tk} whose {a} is {v}?",
            "{ks} that {vp} {tks} with {a} {v}",
        ),
        "path": (
            "What is the shortest path from {e} to {f}?",
            "shortest route between {e} and {f}",
            "how do I get from {e} to {f}?",
        ),
        "hops": (
            "How many hops is it from {e} to {f}?",
            "distance in hops between {e} and {f}",
            "number of hops from {e} to {f}",
        ),
        "exists": (
            "{aux} {e} {rest} {f}?",
            "Is it true that {e} {vs} {f}?",
            "tell me whether {e} {vs} {f}",
        ),
        "negation": (
            "Which {ks} {auxp} not {rest} any {tk}?",
            "{ks} that don't have a {tk} they {vp}",
            "list {ks} that {vp} no {tk}",
        ),
        "negation_in": ("Which {tks} have no {k} that {vs} them?", "{tks} that no {k} {vs}"),
        "negation_value": (
            "Which {ks} have a {a} other than {v}?",
            "{ks} whose {a} is not {v}",
            "all {ks} except those with {a} {v}",
        ),
        "whatif": (
            "If {e} fails, which {ks} no longer {vp} any {tk}?",
            "{e} goes down: which {ks} are left without a {tk}?",
            "suppose {e} breaks. which {ks} lose their only {tk}?",
        ),
        "whatif_count": (
            "If {e} fails, how many {ks} no longer {vp} any {tk}?",
            "how many {ks} lose their only {tk} when {e} goes down?",
        ),
        "unknown_entity": ("What is the {a} of {e}?", "{a} of {e}", "{k} {e}: {a}?"),
        "unknown_attribute": ("What is the {a} of {e}?", "{a} of {e}?", "which {a} does {e} have"),
        "unknown_reading": ("What is the {a} of {e}?", "{e}'s {a}?", "tell me {k} {e}'s {a}"),
        "ambiguous": ("What is the {a} of {e}?", "{a} of {e}", "{e}'s {a}?"),
    },
    over=("above", "over", "greater than", "more than", ">", "higher than"),
    under=("below", "under", "less than", "<", "lower than"),
    thread=(
        ("What is the {a} of {e}?", "{a} of {e}", "{e}: {a}?"),
        ("And its {b}?", "what about its {b}?", "and what is the {b} of that {k}?"),
        ("And for {f}?", "what about {f}?", "the same for {f}"),
    ),
    polite=(
        "Could you tell me {q}?",
        "hi, {q} please",
        "I'd like to know: {q}",
        "quick question: {q}?",
        "can you check {q}",
    ),
    seed="dev",
)
