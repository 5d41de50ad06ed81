"""The environment of a session: language and terminal of the client, and nothing else of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lama_zvp.access.omgeving import schone_omgeving

VAST = {
    b"HOME": b"/srv/zvp",
    b"USER": b"zvp",
    b"LOGNAME": b"zvp",
    b"PATH": b"/usr/local/bin:/usr/bin:/bin",
    b"SHELL": b"/bin/sh",
}


def schoon(**ruw: str) -> dict[bytes, bytes]:
    return schone_omgeving({k.encode(): v.encode() for k, v in ruw.items()}, naam=b"zvp", thuis=b"/srv/zvp")


def test_language_and_terminal_pass() -> None:
    taal = {"LANG": "nl_BE.UTF-8", "LC_ALL": "C.UTF-8", "LC_TIME": "nl_BE", "TERM": "xterm-256color", "NO_COLOR": "1"}
    assert schoon(**taal) == VAST | {k.encode(): v.encode() for k, v in taal.items()}


def test_whatever_steers_a_program_is_gone() -> None:
    assert (
        schoon(
            LAMA_ZVP_THUIS="/tmp/x",
            LAMA_ZVP_DATABASE="sqlite:////tmp/x",
            _LAMA_ZVP_COMPLETE="bash_source",
            PYTHONPATH="/tmp",
            PYTHONSTARTUP="/tmp/x.py",
            LD_PRELOAD="/tmp/x.so",
            TEXTUAL="debug",
            TEXTUAL_DRIVER="x:y",
            EDITOR="sh",
            PAGER="sh",
            HOME="/tmp",
            PATH="/tmp",
            USER="korpschef",
            SHELL="/tmp/sh",
            TZ="Pacific/Kiritimati",
            TMPDIR="/tmp/x",
            XDG_DATA_HOME="/tmp/x",
            BASH_ENV="/tmp/x",
            LOCPATH="/tmp",
            COLUMNS="9",
        )
        == VAST
    )


def test_values_that_no_language_or_terminal_has_are_dropped() -> None:
    assert schoon(LANG="../../tmp/x", TERM="xterm\x1b[31m", LC_ALL="a" * 200, COLORTERM="$(id)") == VAST


def test_the_command_and_what_sshd_says_pass() -> None:
    uit = schoon(SSH_ORIGINAL_COMMAND="log x 'y; z'", SSH_CONNECTION="10.0.0.1 50 10.0.0.2 22", SSH_TTY="/dev/pts/1")
    assert uit[b"SSH_ORIGINAL_COMMAND"] == b"log x 'y; z'"
    assert uit[b"SSH_CONNECTION"] == b"10.0.0.1 50 10.0.0.2 22"


@given(st.dictionaries(st.binary(min_size=1, max_size=20), st.binary(max_size=30), max_size=8))
def test_cleaning_twice_is_cleaning_once(ruw: dict[bytes, bytes]) -> None:
    een = schone_omgeving(ruw, naam=b"zvp", thuis=b"/srv/zvp")
    assert schone_omgeving(een, naam=b"zvp", thuis=b"/srv/zvp") == een
