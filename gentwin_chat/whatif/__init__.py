"""What-if scenarios (§II-B.3, SPEC §3): changes in people's terms, tried on a fork of the twin.

scenario (what is said) → choosing (who is meant) → applying (changes) → fork → difference
"""

from gentwin_chat.whatif.scenario import Action, Choice, Scenario

__all__ = ["Action", "Choice", "Scenario"]
