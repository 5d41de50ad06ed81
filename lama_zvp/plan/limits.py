"""How much a plan file may hold: far more than any plan needs, and far less than harms the machine."""

from __future__ import annotations

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 30
MAX_ALIASES = 20
MAX_NODES = 50_000
MAX_FOUTEN = 200
"""After so many defects the telling stops: nobody mends more in one go, and the report stays readable."""
MAX_NAMEN = 500
"""So many names are searched for a suggestion, so that it never costs more than the defect itself."""
