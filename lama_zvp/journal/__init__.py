"""What happened: append-only, chained events; nothing is ever changed or lost."""
