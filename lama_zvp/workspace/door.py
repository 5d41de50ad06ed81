"""The desk as both faces know it: reading, recording and managing, on one plan, one journal and one person."""

from __future__ import annotations

from lama_zvp.workspace.diagnose import Diagnosticeren
from lama_zvp.workspace.evalueren import Evalueren
from lama_zvp.workspace.formulierconcepten import Formulierconcepten
from lama_zvp.workspace.oordelen import Oordelen
from lama_zvp.workspace.persoonlijk import Persoonlijk
from lama_zvp.workspace.provincie import Provincie
from lama_zvp.workspace.samenvoegen import Samenvoegen
from lama_zvp.workspace.zones import Zones


class Workspace(Oordelen, Samenvoegen, Evalueren, Formulierconcepten, Diagnosticeren, Persoonlijk, Provincie, Zones):
    """Open with `Workspace(keuze)`, close with `sluit()` or use as a context manager.

    Every method checks the person's right first and raises one of the errors of lama_zvp.errors.
    """
