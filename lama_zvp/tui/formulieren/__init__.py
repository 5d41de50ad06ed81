"""What can be recorded besides progress, as forms: which fields, what is wrong with them, and how they are recorded."""
