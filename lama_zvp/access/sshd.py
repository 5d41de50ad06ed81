"""What the system's OpenSSH has to be told: the Match block of the service account, and whether it holds in fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from lama_zvp.access.omgeving import VAN_DE_CLIENT
from lama_zvp.errors import InvoerFout

_ACCOUNT = re.compile(r"[a-z_][a-z0-9_\-]{0,31}")

_STAPPEN = """\
# lama-zvp over SSH: de dienstaccount {account}
#
# 1. Maak de account, zonder wachtwoord en met een kale shell:
#      adduser --system --group --home {thuismap} --shell /bin/sh {account}
# 2. Bewaar deze uitvoer als /etc/ssh/sshd_config.d/{account}.conf
# 3. Kijk ze na en herlaad:
#      sshd -t && systemctl reload ssh
# 4. Kijk na of het ook geldt, met alles wat er verder in /etc/ssh staat:
#      sudo lama-zvp toegang sshd-config --controleer --account {account}
# 5. Geef mensen toegang, als de dienstaccount:
#      sudo -u {account} lama-zvp{thuis} toegang voeg-toe NAAM --rol ROL --sleutel BESTAND.pub
#
# Dit blok geldt alleen voor {account}. Zijn AcceptEnv komt in de plaats van wat elders staat, ook van `AcceptEnv *`.
"""

_BLOK = """\
Match User {account}
    AuthenticationMethods publickey
    PubkeyAuthentication yes
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    HostbasedAuthentication no
    GSSAPIAuthentication no
    KerberosAuthentication no
    AuthorizedKeysFile {sleutels}
    AuthorizedKeysCommand none
    AuthorizedPrincipalsFile none
    TrustedUserCAKeys none
    AcceptEnv LANG LANGUAGE LC_* COLORTERM NO_COLOR
    DisableForwarding yes
    PermitTunnel no
    PermitTTY yes
    PermitUserRC no
    MaxSessions 4
    ClientAliveInterval 60
    ClientAliveCountMax 3
Match all
"""


def sshd_config(account: str, thuismap: str, sleutelbestand: str, thuis: str = "") -> str:
    """The text for sshd_config.d: comments with the steps, then the block.

    `thuismap` is the account's own home, `thuis` the program's when it is not the default. Raises `InvoerFout` for an
    account or path that cannot stand in that file.
    """
    if not _ACCOUNT.fullmatch(account):
        raise InvoerFout(
            f"“{account[:40]}” kan geen account zijn.", raad="Geef de naam van de dienstaccount, zoals zvp."
        )
    for pad in (thuismap, sleutelbestand, thuis):
        if not pad.isprintable() or any(teken in pad for teken in "\"'#%\\ "):
            raise InvoerFout(
                f"Het pad {pad} kan niet in de instellingen van sshd staan.", raad="Kies een pad zonder spaties."
            )
    stappen = _STAPPEN.format(account=account, thuismap=thuismap, thuis=f" --thuis {thuis}" if thuis else "")
    return stappen + _BLOK.format(account=account, sleutels=sleutelbestand)


# --- what sshd really does -----------------------------------------------------------------------------------------

ADRESSEN: Final = ("192.0.2.1", "127.0.0.1")
"""From where a connection is imagined when sshd is asked: an address of nobody (RFC 5737), and the machine itself."""

_HOORT: Final[Mapping[str, str]] = {
    "pubkeyauthentication": "yes",
    "passwordauthentication": "no",
    "kbdinteractiveauthentication": "no",
    "hostbasedauthentication": "no",
    "gssapiauthentication": "no",
    "kerberosauthentication": "no",
    "authorizedkeyscommand": "none",
    "trustedusercakeys": "none",
    "disableforwarding": "yes",
    "permittunnel": "no",
    "permittty": "yes",
    "permituserrc": "no",
    "permituserenvironment": "no",
    "forcecommand": "none",
    "chrootdirectory": "none",
}
"""Keyword of `sshd -T` → the only value that will do. What sshd does not print, it cannot do, or it is off."""

_WAAROM: Final[Mapping[str, str]] = {
    "pubkeyauthentication": "dan opent geen enkele sleutel iets",
    "permittty": "dan opent het programma niet",
    "permituserrc": "dan voert sshd een opstartbestand van de account uit",
    "permituserenvironment": "dan kan een regel in authorized_keys variabelen zetten",
    "forcecommand": "dan start sshd iets anders dan dit programma",
    "chrootdirectory": "dan vindt sshd dit programma niet",
    "disableforwarding": "dan kan men via deze machine verder",
    "permittunnel": "dan kan men via deze machine verder",
}


@dataclass(frozen=True, slots=True)
class Dienstaccount:
    """What sshd looks at before any key: the account's name and groups, and whether its password is locked (`!`)."""

    naam: str
    groepen: tuple[str, ...] = ()
    op_slot: bool = False


def vraag_aan_sshd(account: str, adres: str) -> str:
    """The connection that sshd is asked about, as its option `-C` wants it."""
    return f"user={account},host={adres},addr={adres}"


def open_punten(uitvoer: str, sleutelbestand: str | None, account: Dienstaccount | None = None) -> tuple[str, ...]:
    """What sshd allows beyond the block, or keeps everybody out by, one Dutch sentence each; nothing when all is well.

    `uitvoer` is what `sshd -T -C …` prints: the configuration in force for one connection, Match blocks included.
    `sleutelbestand`: the authorized_keys file that it must be, and `account`: whom it is about; when those are known.
    Raises `InvoerFout` for a text that `sshd -T` does not print.
    """
    waarden: dict[str, list[str]] = {}
    for regel in uitvoer.splitlines():
        naam, _, waarde = regel.strip().partition(" ")
        waarden.setdefault(naam.lower(), []).append(waarde.strip())
    if "authorizedkeysfile" not in waarden or "passwordauthentication" not in waarden:
        raise InvoerFout(
            "Dit is niet wat `sshd -T` afdrukt.", raad="Geef de volledige uitvoer van: sudo sshd -T -C user=…"
        )
    dicht = _dicht(waarden, account) if account else ()
    return (*_variabelen(waarden), *_anders(waarden), *_sleutels(waarden, sleutelbestand), *dicht)


def _variabelen(waarden: Mapping[str, Sequence[str]]) -> Iterator[str]:
    patronen = [patroon for regel in waarden.get("acceptenv", ()) for patroon in regel.split()]
    if te_ruim := [patroon for patroon in patronen if not _alleen_taal(patroon)]:
        yield (
            f"AcceptEnv laat van de client meer door dan taal en terminal: {' '.join(dict.fromkeys(te_ruim))}."
            " Wat op de shell en de lader van programma's werkt (BASH_ENV, LD_PRELOAD), werkt dan vóór dit programma."
        )


def _alleen_taal(patroon: str) -> bool:
    """Whether every name that this pattern of sshd lets through is one of language or terminal."""
    if patroon.startswith("LC_"):
        return True
    return VAN_DE_CLIENT.fullmatch(patroon.encode("utf-8", "replace")) is not None


def _anders(waarden: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for naam, hoort in _HOORT.items():
        is_ = waarden.get(naam, [hoort])[-1] or hoort
        if is_.lower() != hoort:
            waarom = _WAAROM.get(naam, "dan kan men ook anders binnen dan met een sleutel van de toegangslijst")
            yield f"{naam} is {is_} en hoort {hoort} te zijn: {waarom}."


def _sleutels(waarden: Mapping[str, Sequence[str]], sleutelbestand: str | None) -> Iterator[str]:
    bestanden = [bestand for regel in waarden["authorizedkeysfile"] for bestand in regel.split()]
    if sleutelbestand is None and len(bestanden) != 1:
        yield f"AuthorizedKeysFile noemt {' '.join(bestanden)} en hoort één bestand te noemen, dat van dit programma."
    elif sleutelbestand is not None and bestanden != [sleutelbestand]:
        yield f"AuthorizedKeysFile is {' '.join(bestanden)} en hoort alleen {sleutelbestand} te zijn."
    methoden = " ".join(waarden.get("authenticationmethods", ["publickey"]))
    if methoden != "publickey":
        yield f"AuthenticationMethods is {methoden} en hoort publickey te zijn."


def _dicht(waarden: Mapping[str, Sequence[str]], account: Dienstaccount) -> Iterator[str]:
    """By what sshd refuses the account itself, whatever key is offered."""
    if account.op_slot and waarden.get("usepam", ["no"])[-1].lower() != "yes":
        yield (
            f"UsePAM staat uit en het wachtwoord van {account.naam} is vergrendeld: dan laat sshd de account niet"
            f" binnen. Zet UsePAM aan, of geef: usermod -p '*' {account.naam}"
        )
    for woord, namen in (("users", (account.naam,)), ("groups", account.groepen)):
        if _geweigerd(waarden, woord, namen):
            soort = "Users" if woord == "users" else "Groups"
            yield f"Allow{soort} of Deny{soort} sluit {account.naam} uit: dan komt niemand binnen."


def _geweigerd(waarden: Mapping[str, Sequence[str]], woord: str, namen: Sequence[str]) -> bool:
    """Whether none of these names is allowed, or one is denied, from wherever it comes."""
    niet, wel = ([p for regel in waarden.get(soort + woord, ()) for p in regel.split()] for soort in ("deny", "allow"))
    ergens = [patroon.partition("@")[0] for patroon in wel]
    return _past(namen, [patroon for patroon in niet if "@" not in patroon]) or (bool(wel) and not _past(namen, ergens))


def _past(namen: Sequence[str], patronen: Sequence[str]) -> bool:
    return any(fnmatchcase(naam, patroon) for naam in namen for patroon in patronen)
