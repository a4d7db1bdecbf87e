"""Understanding, asked over small hand-made networks."""
