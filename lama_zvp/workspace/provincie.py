"""The zones side by side: of the database that this role may look at, or of several homes on this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lama_zvp.errors import GebruikFout, InvoerFout, LamaFout, NietGevonden, PlanOngeldig
from lama_zvp.files import vertaal_fouten
from lama_zvp.workspace.lezen import Lezen

if TYPE_CHECKING:
    from lama_zvp.assess.zones import Zonestand, Zonevergelijking
    from lama_zvp.journal.store import Journaal
    from lama_zvp.plan.load import LoadedPlan


class Provincie(Lezen):
    """Raises Geweigerd, GebruikFout, NietGevonden or OpslagFout; what is not known of one zone is in the result."""

    def zones_naast_elkaar(self, jaar: int | None = None, mappen: Sequence[Path] = ()) -> Zonevergelijking:
        """The zones in `mappen`, homes of this program, or else those of --database, in one year.

        A home is read as whoever runs this is known there. A zone of the database follows the plan of the same name
        within reach, or else the last one that its own journal keeps.
        """
        from lama_zvp.assess.zones import vergelijk_zones

        self.wie.eis("lezen")
        gekozen = jaar if jaar is not None else self.klok.vandaag().year
        if mappen:
            standen = [self._van_map(map_, gekozen) for map_ in mappen]
            if len({stand.code for stand in standen}) != len(standen):
                raise GebruikFout("Twee mappen heten hetzelfde.", raad="Geef elke map een eigen naam, die van de zone.")
        else:
            standen = list(self._van_database(gekozen))
        return vergelijk_zones(gekozen, self.klok.vandaag(), standen)

    # -- several homes -------------------------------------------------------------------------------------------

    def _van_map(self, map_: Path, jaar: int) -> Zonestand:
        from lama_zvp.assess.zones import Zonestand
        from lama_zvp.settings import lees_keuze

        with vertaal_fouten(f"De map {map_} bekijken"):
            is_map = map_.is_dir()
        if not is_map:
            raise NietGevonden(f"Er is geen map {map_}.", raad="Geef de map van het programma van een zone.")
        code = map_.resolve().name
        try:
            keuze = lees_keuze(
                thuis=str(map_),
                plan=None,
                database=None,
                vandaag=self.klok.vandaag().isoformat(),
                plain=False,
                omgeving={},
            )
            with Lezen(keuze, klok=self.klok) as bureau:
                return _stand(code, bureau, jaar)
        except LamaFout as fout:
            return Zonestand(code, reden=fout.melding)

    # -- a database ----------------------------------------------------------------------------------------------

    def _van_database(self, jaar: int) -> Iterator[Zonestand]:
        url = self.database
        if url is None:
            raise GebruikFout(
                "Waar de zones staan, is niet gezegd.",
                raad="Geef --database met een rol die naar alle zones kijkt, of --map voor elke zone.",
            )
        from lama_zvp.journal.server import Server, zonecodes
        from lama_zvp.journal.store import Journaal, vers_zout

        for code in zonecodes(url):
            with Journaal(Server.open(url, zone=code), vers_zout) as journaal:
                yield self._van_zone(code, journaal, jaar)

    def _van_zone(self, code: str, journaal: Journaal, jaar: int) -> Zonestand:
        from lama_zvp.assess.zones import Zonestand

        try:
            geladen = self._plan_van(journaal)
        except (InvoerFout, PlanOngeldig):
            return Zonestand(code, reden="Haar plan laadt niet in dit programma.")
        if geladen is None:
            reden = "Haar plan is hier niet bekend." if journaal.kop()[0] else "Er is nog niets vastgelegd."
            return Zonestand(code, reden=reden)
        with _Zonebureau(self, geladen, journaal) as bureau:
            return _stand(code, bureau, jaar)

    def _plan_van(self, journaal: Journaal) -> LoadedPlan | None:
        """The plan that the zone's last event speaks of."""
        from lama_zvp.journal.events import Planversie
        from lama_zvp.journal.filter import Filter
        from lama_zvp.plan.load import LoadedPlan, file_hash, parse_plan, read_plan
        from lama_zvp.plan.shipped import plan_lijst

        laatste = next(journaal.gebeurtenissen(Filter(limiet=1, nieuwste_eerst=True)), None)
        if laatste is None:
            return None
        pad = plan_lijst(self.planmappen()).get(laatste.plan)
        if pad is not None:
            return read_plan(pad, cache=self._cachemap())
        vraag = Filter(plan=laatste.plan, soorten=("planversie",), limiet=1, nieuwste_eerst=True)
        versie = next(journaal.gebeurtenissen(vraag), None)
        if versie is None or not isinstance(versie.inhoud, Planversie):
            return None
        ruw = versie.inhoud.tekst.encode()
        return LoadedPlan(parse_plan(ruw, laatste.plan), file_hash(ruw), ruw)


class _Zonebureau(Lezen):
    """A desk on one zone of the database, as whoever looks at all of them: same person, same clock, its own plan."""

    def __init__(self, bij: Lezen, geladen: LoadedPlan, journaal: Journaal) -> None:
        super().__init__(bij.keuze, wie=bij.wie, klok=bij.klok)
        self.__dict__["geladen"] = geladen
        self.__dict__["journaal"] = journaal

    def sluit(self) -> None:
        """Nothing: the journal belongs to whoever opened it."""


def _stand(code: str, bureau: Lezen, jaar: int) -> Zonestand:
    from lama_zvp.assess.zones import Zonestand

    plan = bureau.plan
    if jaar not in plan.periode.jaren():
        jaren = plan.periode.jaren()
        return Zonestand(code, plan, reden=f"Haar plan loopt van {jaren[0]} tot {jaren[-1]}.")
    return Zonestand(code, plan, bureau.overzicht(jaar))
