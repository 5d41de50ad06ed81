"""What was promised: the plan as frozen values, read from YAML, checked, compared and carried into the next cycle."""
