"""What the screens show, as lines: pure functions from values of the plan and the journal, and a width."""
