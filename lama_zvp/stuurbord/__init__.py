"""What the council reads: one frozen document per year and edition, and its forms."""
