"""Ways to ask what a word means, said as plainly as they can be: "callout - what does that mean",
"what does the brigade mean by an appliance", "what's a feeder, for the apprentice"."""

from __future__ import annotations

import re

from gentwin_chat.understanding.vocabulary import SURE, Vocabulary

_HEDGE = r"(?:,? ?(?:exactly|actually|really|even|then|again|here|please|anyway|precisely))*"
_ARTICLE = re.compile(r"^(?:an?|the|this|that|our|your) ", re.I)
_NAMED_FIRST = re.compile(  # "circulation pump, what is it for?"
    r"^(?:(?:so|and|but|ok|sorry),? )?(?P<what>[^,:;?!–—]+?)\s*(?:[,:;–—?]| - )\s*(?:and )?"
    rf"what(?: on earth| exactly)? (?:(?:does|do|did|would) (?:that|this|it|they|one){_HEDGE} "
    rf"(?:mean|do|stand for)|(?:is|are) (?:that|this|it|they|those|one){_HEDGE}(?: (?:for|about))?)"
    rf"{_HEDGE}[.?!\s]*$",
    re.I,
)
_THE_WORD = re.compile(  # "peat dam - what does the word mean", "strain gauge - explain, please"
    r"^(?P<what>[^,:;?!–—]+?)\s*(?:[,:;–—?]| - )\s*(?:and )?"
    r"(?:what (?:does|do|is) (?:the|that|this) "
    r"(?:word|term|phrase|name|expression)\b.*|(?:please )?(?:explain|define)\b[^,:;]*)[?.!\s]*$",
    re.I,
)
_COUNTS_AS = re.compile(
    r"^what(?: exactly| actually)? (?:counts|qualifies|passes|goes) (?:as|for) (?P<what>[^,?!.]+?)"
    r"(?: here| in this network)?[?.!\s]*$",
    re.I,
)
_MEANT_BY = re.compile(  # whoever says it
    r"\bwhat (?:does|do|did|would|might|will) (?P<who>[^,?!.]+?) (?:mean|understand)s? by "
    r"(?P<what>[^,?!.]+)",
    re.I,
)
_FOR_WHOM = re.compile(  # whoever is told
    r"^(?P<asked>(?:.*?\b)?(?:what(?: exactly| actually)? (?:is|are)|define|explain(?: what)?) "
    r"(?P<article>an? )?(?P<what>[^,?!.]+?)(?: (?:is|are|means))?)(?P<pause>\s*[,–—-])?"
    r" (?:for|to) (?P<whom>[^,?!.]+)[.?!\s]*$",
    re.I,
)


def explained(question: str, vocabulary: Vocabulary) -> str:
    """``question`` in plainer words, where it asks what a term of the network means."""
    if (said := _NAMED_FIRST.match(question)) and _is_term(said["what"], vocabulary):
        return f"what does {_ARTICLE.sub('', said['what'])} mean"
    for shape in (_THE_WORD, _COUNTS_AS):
        if (said := shape.match(question)) and _is_term(said["what"], vocabulary):
            return f"what does {_ARTICLE.sub('', said['what'])} mean"
    if (said := _MEANT_BY.search(question)) and _is_term(said["what"], vocabulary):
        return f"what is meant by {said['what']}"
    if (said := _FOR_WHOM.match(question)) and _is_term(said["what"], vocabulary):
        told = said["pause"] or not any(_is_term(w, vocabulary) for w in said["whom"].split())
        if told and (said["article"] or said["pause"]):
            return said["asked"]
    return question


def _is_term(phrase: str, vocabulary: Vocabulary) -> bool:
    phrase = _ARTICLE.sub("", phrase.strip().strip("'\"“”‘’"))
    return any(m.score >= SURE for m in vocabulary.match(phrase))
