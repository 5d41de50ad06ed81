"""The normal and t distributions, and what a survey share can bear: margins and the comparison of two shares.

Shares are fractions of 1. Every p-value is two-sided. Only `math` is used.
"""

from __future__ import annotations

import math

Z95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution: half a 95 % interval in standard errors."""

GENOEG_VOOR_WALD = 10
"""From so many yeses and as many noes the Wald interval is used as it is."""

GENOEG_VOOR_Z = 5
"""Fewest expected yeses and noes on both sides for the z-test of two shares."""


def normaal_overschrijding(z: float) -> float:
    """P(Z > z) for a standard normal Z: erfc(z / √2) / 2.

    Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.2.29 with 7.1.2.
    """
    return math.erfc(z / math.sqrt(2)) / 2


def normaal_tweezijdig(z: float) -> float:
    """P(|Z| > |z|) for a standard normal Z."""
    return math.erfc(abs(z) / math.sqrt(2))


def student_tweezijdig(t: float, vrijheidsgraden: int) -> float:
    """P(|T| > |t|) for Student's t with a whole number of degrees of freedom, at least 1.

    One minus the finite sums A(t|ν) of Abramowitz & Stegun (1964), 26.7.3 (odd ν) and 26.7.4 (even ν), with
    θ = arctan(|t| / √ν). Raises ValueError for fewer than one degree of freedom.
    """
    if vrijheidsgraden < 1:
        raise ValueError("at least one degree of freedom")
    if math.isinf(t):
        return 0.0
    theta = math.atan(abs(t) / math.sqrt(vrijheidsgraden))
    cosinus, sinus = math.cos(theta), math.sin(theta)
    oneven = vrijheidsgraden % 2
    term = cosinus if oneven else 1.0
    som = 0.0
    # `teller` walks over the powers of the cosine: each term is the former times cos² and a ratio of neighbours.
    for teller in range(1 + oneven, vrijheidsgraden, 2):
        som += term
        term *= cosinus * cosinus * teller / (teller + 1)
    midden = 2 / math.pi * (theta + sinus * som) if oneven else sinus * som
    return min(1.0, max(0.0, 1 - midden))


def marge_wald(aandeel: float, n: int) -> float:
    """Half width of the 95 % Wald interval of a share: 1.96 · √(p(1−p)/n).

    Wald (1943); see Agresti, Categorical Data Analysis (2013), 1.4.2. 0.74 of 1028 gives 0.027. It is too narrow for
    shares near 0 and 1: at 0 and 1 it is nil, whatever n.
    """
    _controleer(aandeel, n)
    return Z95 * math.sqrt(aandeel * (1 - aandeel) / n)


def wilson(aandeel: float, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n).

    Wilson, Journal of the American Statistical Association 22 (1927) 209-212. It stays within 0 and 1.
    """
    _controleer(aandeel, n)
    z2 = Z95 * Z95
    midden = (aandeel + z2 / (2 * n)) / (1 + z2 / n)
    helft = Z95 * math.sqrt(aandeel * (1 - aandeel) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, midden - helft), min(1.0, midden + helft)


def marge(aandeel: float, n: int) -> float:
    """The 95 % margin to print behind a share as “±”, in fractions of 1; it never grows with n.

    Wald's where the sample holds at least `GENOEG_VOOR_WALD` yeses and noes. Below that Wald's is too narrow (Brown,
    Cai & DasGupta, Statistical Science 16 (2001) 101-133); then the larger of Wald's and the far end of Wilson's
    interval, so that “±” promises no more than the interval does.
    """
    wald = marge_wald(aandeel, n)
    if min(aandeel, 1 - aandeel) * n >= GENOEG_VOOR_WALD:
        return wald
    laag, hoog = wilson(aandeel, n)
    return max(wald, hoog - aandeel, aandeel - laag)


def toets_aandelen(oud: float, n_oud: int, nieuw: float, n_nieuw: int) -> float:
    """Two-sided p-value of the z-test of two independent shares, pooled under the hypothesis of no change.

    z = (p₂ − p₁) / √(p(1−p)(1/n₁ + 1/n₂)), p = (n₁p₁ + n₂p₂) / (n₁ + n₂). Fleiss, Levin & Paik, Statistical Methods
    for Rates and Proportions (2003), 3.1, without the continuity correction. Two samples without any variation give 1.
    It supposes simple random samples; weighted or clustered surveys vary more than this. See `z_toets_past`.
    """
    _controleer(oud, n_oud)
    _controleer(nieuw, n_nieuw)
    samen = _samen(oud, n_oud, nieuw, n_nieuw)
    spreiding = samen * (1 - samen) * (1 / n_oud + 1 / n_nieuw)
    if spreiding <= 0:
        return 1.0
    return normaal_tweezijdig((nieuw - oud) / math.sqrt(spreiding))


def z_toets_past(oud: float, n_oud: int, nieuw: float, n_nieuw: int) -> bool:
    """Whether both samples are large enough for the z-test: five expected yeses and noes on each side."""
    samen = _samen(oud, n_oud, nieuw, n_nieuw)
    return min(n_oud, n_nieuw) * min(samen, 1 - samen) >= GENOEG_VOOR_Z


def _samen(oud: float, n_oud: int, nieuw: float, n_nieuw: int) -> float:
    return min(1.0, (oud * n_oud + nieuw * n_nieuw) / (n_oud + n_nieuw))


def _controleer(aandeel: float, n: int) -> None:
    if not 0 <= aandeel <= 1:
        raise ValueError("a share lies between 0 and 1")
    if n < 1:
        raise ValueError("a sample holds at least one answer")
