"""What it means: pure functions from plan, year and day to verdicts with their reasons."""
