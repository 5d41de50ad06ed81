"""What the system's OpenSSH has to be told: the Match block of the service account, with the steps around it."""

from __future__ import annotations

import re

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
# 4. Geef mensen toegang, als de dienstaccount:
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
