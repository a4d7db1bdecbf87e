"""Question → typed query, from the graph's own vocabulary plus general English.

text.py        tokens and stems
lexicon.py     closed-class English: what counts, compares, negates; small talk that adds nothing
vocabulary.py  the graph's own terms, and how near a phrase is to each
linking.py     which words of a question name what in the graph
phrases.py     mentions → noun phrases, joined by relations that the graph has
planner.py     the whole: candidates, their scores, the best or an honest ending
dialogue.py    what a thread remembers
"""
