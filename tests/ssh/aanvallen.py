"""Remote lines that a person with a key might try, in families: look-alikes, invisible signs, other programs."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ssh.test_geweigerd import MERK

AANHALING = "‘’ “” «» ′′ ＇＇ ＂＂ ｀｀ ´´ ‹› „“"
SHELLTEKENS = "；｜＆＜＞＄｀＼"
STREEPJES = "–—−‐‑﹣－"
ONZICHTBAAR = "\u200b\u200d\u2060\ufeff\u00ad\u180e\u034f\u202e\U000e0041\ufe0f\u3164"
SPATIES = "\u00a0\u2003\u3000\u1680\u205f\t\x0b\x0c\r\n\x1c\x1d\x1e\x1f\x85\u2028\u2029"
WOORDEN = """
plan toon ?ama*|plan toon [a-z]*|plan toon {a,b}|plan toon ~|plan toon ~root|maatregelen ~/x|maatregelen */*|tabel ../x
tabel lama-2020-2025.yaml|tabel /etc/passwd|plan toon lama-2020-2025/|plan toon ./lama-2020-2025|-- overzicht|--|-
overzicht -- --thuis=/tmp|-- --thuis /tmp|maatregelen -- --help|tui -- overzicht|tui -- --thuis=/tmp
--plain -- overzicht|--plain --help|--plain --version|overzicht --plain --plain
@/etc/passwd|overzicht @/etc/passwd|maatregelen @/etc/passwd
importeer metingen @/etc/passwd|plan toon @lama|stuurbord 2024 --editie @/etc/passwd|LAMA_ZVP_THUIS=/tmp overzicht
env LAMA_ZVP_THUIS=/tmp overzicht|overzicht LAMA_ZVP_THUIS=/tmp|PATH=/tmp|_LAMA_ZVP_COMPLETE=bash_source|=|=overzicht
_LAMA_ZVP_COMPLETE=complete_bash overzicht|COMP_WORDS=x COMP_CWORD=1|overzicht -|exporteer|exporteer - -|exporteer x.csv
exporteer /dev/stdout|exporteer /dev/fd/1|exporteer - --uit x|exporteer - --formaat /etc/passwd|importeer metingen - -
importeer metingen /dev/stdin|importeer|importeer metingen|importeer historiek -|importeer journaal -|overzicht --j
stuurbord 2024 --uit -|stuurbord 2024 --u=x|stuurbord 2024 -o x|overzicht --jaar|overzicht --jaar=|overzicht --JAAR 2024
overzicht --jaar=2024 --jaar=2025|overzicht --json=1|overzicht --no-json|OVERZICHT|overz|o|plan|plan li|besluit|toegang
plan --help|toegang --help|toegang voeg-toe --help|backup --help|_sessie --help|overzicht --help --help|-hh|--help=1
log --help --thuis=/tmp|--help overzicht|overzicht --help\\|less|overzicht --help -- x|--version overzicht|-V|-v
--install-completion|--install-completion bash|--install-completion=bash|--show-completion|--show-completion=zsh
overzicht --install-completion|overzicht --show-completion|-c|-m lama_zvp|-X importtime|-X dev overzicht|-i|-W error|-E
-I|-u overzicht|-x|-S|python -X dev|python3 -c 1|-mpdb|_sessie|x x _sessie|overzicht _sessie|--plain _sessie
internal-sftp|sftp-server|/usr/lib/openssh/sftp-server|scp -t .|scp -f /etc/passwd|rsync --server . .|git-upload-pack x
svnserve -t
mosh-server new|tmux|screen|exit|logout|help|?|!|!sh|#|overzicht # x|:|true|.|''|'' ''|' '|'plan toon'|plan\\\\ toon
overzicht\\\\|overzicht '|overzicht "|overzicht "'|overzicht '"'|toegang voeg-toe x --rol lezer --sleutel -|backup -
toegang intrekken korps|toegang sshd-config|herstel -|zone lijst|verhuis x|plan nieuw x|plan samenvoegen a b|demo
tabel --formaat ../x|tabel --jaren 2018:|journaal --fiche ../../etc|journaal --auteur ../../etc|stuurbord -2024
stuurbord 2e3|overzicht --vandaag x/../../y|plan schema --uit x|plan dekking --formaat ../../x|eindevaluatie --uit x
"""
"""Divided by bars and line ends; a bar or backslash that is meant has a backslash before it."""


def aanvallen() -> Iterator[str]:
    """None of these may be run as what it seems to ask; `MERK` in one of them may come out nowhere."""
    for paar in AANHALING.split():
        yield f"journaal --zoek {paar[0]}; touch {MERK}{paar[1]}"
        yield f"overzicht {paar[0]}--thuis=/tmp{paar[1]}"
    yield from (f"overzicht {teken} touch {MERK}" for teken in SHELLTEKENS)
    for teken in STREEPJES:
        yield from (f"overzicht {teken}{teken}thuis=/tmp", f"overzicht {teken}{teken}json")
    for teken in ONZICHTBAAR:
        yield from (f"overzicht --th{teken}uis=/tmp", f"{teken}overzicht", f"overzicht{teken}")
    for teken in SPATIES:
        yield from (f"overzicht{teken}--thuis{teken}/tmp", f"plan{teken}toon")
    yield from _woorden()


def _woorden() -> Iterator[str]:
    woord = ""
    tekens = iter(WOORDEN.strip())
    for teken in tekens:
        if teken == "\\":
            woord += next(tekens)
        elif teken in "|\n":
            yield woord
            woord = ""
        else:
            woord += teken
    yield woord
