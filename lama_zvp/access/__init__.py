"""Who may: roles and what each allows, identity, and the guard on personal data."""
