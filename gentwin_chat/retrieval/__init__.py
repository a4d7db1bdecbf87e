"""How each class of query is answered: one module a concept.

``context`` holds what all of them use, ``entities`` reads attributes, ``sets`` lists and counts,
``measures`` ranks and adds up, ``groups`` makes a row a group, ``comparisons`` sets entities
against each other, ``network_shape`` walks paths and tries changes, ``overview`` defines,
summarises and tells what is new. ``gentwin_chat.retriever`` chooses among them.
"""
