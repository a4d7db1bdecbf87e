"""Live feeds: what comes in while the twin lives, and what it says back.

feeds (http, mqtt, follow, simulated) → inbox → living → graph store
          ▲                                        │
          └──────────────── control ◄──────────────┘     the external loop
"""
