"""Question → typed query, from the graph's own vocabulary plus general English.

text, speech     tokens, stems, parts of speech
lexicon          closed-class English (``lexicon.yaml``): what counts, compares, negates
vocabulary       the graph's own terms, and how near a phrase is to each
units            numbers said in one unit, held in another
linking          which words of a question name what in the graph
phrases          readings of mentions; the graph's relations as ways between kinds
sentence         the items of one reading, and then, each adding its step to the one before:
conditions         numbers and values to their attributes
nouns              noun phrases with their conditions
joining            noun phrases joined by relations
measures           superlatives, orders, aggregates, groups, comparisons
forms              paths, definitions, summaries
links              relations themselves as the set asked for
asked              list, count, look-up, yes or no
dialogue           what a thread remembers
clauses            what if: the change and the question
parties            whom a clause speaks of
happenings         what one clause says is done or happens
suppositions       what a clause supposes
losses             whom a failure hurts
whatifs            a question of the changed network
composer         the steps in order, and the score of what they leave unexplained
dialogue         what a thread remembers
planner          the best composition over all readings, or an honest ending
"""
