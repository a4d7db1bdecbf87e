"""What is asked of a network of :mod:`gentwin_chat.eval.scale_network`, by kind of question.

The neighbourhood of a device is the same in any size, so the answers to :data:`BOUNDED` are of one
size; those to :data:`GROWING` are about every member of a kind, which are more in a larger network.
"""

from __future__ import annotations

BOUNDED = {
    "attribute": "What is the battery of Sensor 17?",
    "relation": "Which gateway is Sensor 17 connected to?",
    "reverse relation": "Which sensors are connected to Gateway 3?",
    "two hops": "In which street is the gateway of Sensor 17 located?",
    "yes or no": "Is Sensor 17 connected to Gateway 3?",
    "comparison": "Which has the higher battery, Sensor 17 or Sensor 18?",
    "path": "How is Sensor 17 connected to Sensor 23?",
    "count of neighbours": "How many sensors are connected to Gateway 3?",
    "filter by text": "Which noise sensors have the calibration rare?",
    "filter by truth": "Which noise sensors are flagged?",
    "highest": "Which noise sensor has the highest value?",
    "summary of one": "Tell me about Gateway 3.",
    "summary of all": "Give me an overview of the network.",
    "definition": "What is a gateway?",
    "misspelt": "What is the batery of Sensor 17?",
    "nearly": "What is the battery of Sensr 17?",
    "unknown": "What is the battery of Sensor 123456789?",
}
"""Kind of question → the question."""

GROWING = {
    "count": "How many gateways are there?",
    "list": "Which gateways are there?",
    "count that passes": "How many noise sensors have a battery below 20?",
    "average": "What is the average battery of the noise sensors?",
    "for each": "How many noise sensors are there for each status?",
    "negation": "Which gateways are not connected to any noise sensor?",
    "most connected": "Which gateway has the most sensors?",
}
"""The same, where what is read or said grows with the network."""
