"""What identifies a person, kind by kind: the shapes that the personal-data guard looks for in plain text."""
