"""SQL for SQLite, compiled from queries.py by `python -m lama_zvp.journal.compile`; not edited by hand."""

# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from typing import Final

KOLOMMEN: Final = ('volgnr', 'id', 'soort', 'plan', 'onderwerp', 'jaar', 'datum', 'gemeente', 'auteur', 'rol', 'vastgelegd_op', 'status', 'aantal', 'waarde', 'klasse', 'vervangt', 'betreft', 'rang', 'inhoud_hash', 'vorige_hash', 'hash', 'zout', 'inhoud')

KOP: Final = """SELECT e.volgnr, e.hash
FROM gebeurtenis AS e ORDER BY e.volgnr DESC
 LIMIT 1 OFFSET 0"""

INVOEGEN: Final = """INSERT INTO gebeurtenis (volgnr, id, soort, "plan", onderwerp, jaar, datum, gemeente, auteur, rol, vastgelegd_op, status, aantal, waarde, klasse, vervangt, betreft, rang, inhoud_hash, vorige_hash, hash, zout, inhoud) VALUES (:volgnr, :id, :soort, :plan, :onderwerp, :jaar, :datum, :gemeente, :auteur, :rol, :vastgelegd_op, :status, :aantal, :waarde, :klasse, :vervangt, :betreft, :rang, :inhoud_hash, :vorige_hash, :hash, :zout, :inhoud)"""

DOEL: Final = """SELECT e.volgnr, e.soort, e."plan", e.rang
FROM gebeurtenis AS e
WHERE e.id = :id"""

VERVANGER: Final = """SELECT e.volgnr
FROM gebeurtenis AS e
WHERE e.vervangt = :id"""

OP_VOLGNR: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e
WHERE e.volgnr = :volgnr"""

OP_ID_VANAF: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e
WHERE e.id >= :vanaf AND e.id <= :tot ORDER BY e.id
 LIMIT 3 OFFSET 0"""

WISSEN: Final = """UPDATE gebeurtenis SET zout='', inhoud='{"soort":"gewist"}' WHERE gebeurtenis.id = :doel"""

TELLINGEN_NU: Final = """SELECT telling.onderwerp, telling.gemeente, telling.meldingen, telling.met_aantal, telling.som
FROM telling
WHERE telling."plan" = :plan AND telling.jaar = :jaar AND telling.meldingen > 0 AND (:tot_klasse = 'beperkt' OR telling.klasse = 'openbaar' OR telling.klasse = :tot_klasse)"""

TELLINGEN_TOEN: Final = """WITH naam AS
(SELECT DISTINCT telling.onderwerp AS onderwerp
FROM telling
WHERE telling."plan" = :plan AND telling.jaar <= :jaar)
 SELECT e.onderwerp, e.gemeente, count(*) AS count_1, count(e.aantal) AS count_2, CAST(coalesce(sum(e.aantal), 0) AS BIGINT) AS coalesce_1
FROM naam JOIN gebeurtenis AS e ON e.onderwerp = naam.onderwerp
WHERE e."plan" = :plan AND e.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) AND e.soort = 'voortgang' AND (:tot_klasse = 'beperkt' OR e.klasse = 'openbaar' OR e.klasse = :tot_klasse) AND e.datum BETWEEN :begin AND :einde GROUP BY e.onderwerp, e.gemeente"""

MAATREGELEN: Final = """WITH naam AS
(SELECT DISTINCT telling.onderwerp AS onderwerp
FROM telling
WHERE telling."plan" = :plan AND telling.jaar <= :jaar)
 SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM naam JOIN gebeurtenis AS e ON e.volgnr IN (SELECT r_.volgnr
FROM (SELECT r.volgnr AS volgnr
FROM gebeurtenis AS r
WHERE r."plan" = :plan AND r.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = r.id AND v.volgnr <= :tot_volgnr)) AND r.soort = 'voortgang' AND (:tot_klasse = 'beperkt' OR r.klasse = 'openbaar' OR r.klasse = :tot_klasse) AND r.datum BETWEEN :begin AND :einde AND r.onderwerp = naam.onderwerp ORDER BY r.datum DESC, r.rang DESC
 LIMIT 5 OFFSET 0) AS r_ UNION SELECT l_.volgnr
FROM (SELECT l.volgnr AS volgnr
FROM gebeurtenis AS l
WHERE l."plan" = :plan AND l.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = l.id AND v.volgnr <= :tot_volgnr)) AND l.soort = 'voortgang' AND (:tot_klasse = 'beperkt' OR l.klasse = 'openbaar' OR l.klasse = :tot_klasse) AND l.datum <= :einde AND l.onderwerp = naam.onderwerp ORDER BY l.datum DESC, l.rang DESC
 LIMIT 1 OFFSET 0) AS l_ UNION SELECT s_.volgnr
FROM (SELECT s.volgnr AS volgnr
FROM gebeurtenis AS s
WHERE s."plan" = :plan AND s.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = s.id AND v.volgnr <= :tot_volgnr)) AND s.status IS NOT NULL AND (:tot_klasse = 'beperkt' OR s.klasse = 'openbaar' OR s.klasse = :tot_klasse) AND s.datum <= :einde AND s.onderwerp = naam.onderwerp ORDER BY s.datum DESC, s.rang DESC
 LIMIT 1 OFFSET 0) AS s_) ORDER BY e.onderwerp, e.datum, e.rang"""

MAATREGELEN_LATERAAL: Final = """WITH naam AS
(SELECT DISTINCT telling.onderwerp AS onderwerp
FROM telling
WHERE telling."plan" = :plan AND telling.jaar <= :jaar)
 SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM naam JOIN LATERAL (SELECT r_.volgnr AS volgnr
FROM (SELECT r.volgnr AS volgnr
FROM gebeurtenis AS r
WHERE r."plan" = :plan AND r.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = r.id AND v.volgnr <= :tot_volgnr)) AND r.soort = 'voortgang' AND (:tot_klasse = 'beperkt' OR r.klasse = 'openbaar' OR r.klasse = :tot_klasse) AND r.datum BETWEEN :begin AND :einde AND r.onderwerp = naam.onderwerp ORDER BY r.datum DESC, r.rang DESC
 LIMIT 5 OFFSET 0) AS r_ UNION SELECT l_.volgnr AS volgnr
FROM (SELECT l.volgnr AS volgnr
FROM gebeurtenis AS l
WHERE l."plan" = :plan AND l.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = l.id AND v.volgnr <= :tot_volgnr)) AND l.soort = 'voortgang' AND (:tot_klasse = 'beperkt' OR l.klasse = 'openbaar' OR l.klasse = :tot_klasse) AND l.datum <= :einde AND l.onderwerp = naam.onderwerp ORDER BY l.datum DESC, l.rang DESC
 LIMIT 1 OFFSET 0) AS l_ UNION SELECT s_.volgnr AS volgnr
FROM (SELECT s.volgnr AS volgnr
FROM gebeurtenis AS s
WHERE s."plan" = :plan AND s.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = s.id AND v.volgnr <= :tot_volgnr)) AND s.status IS NOT NULL AND (:tot_klasse = 'beperkt' OR s.klasse = 'openbaar' OR s.klasse = :tot_klasse) AND s.datum <= :einde AND s.onderwerp = naam.onderwerp ORDER BY s.datum DESC, s.rang DESC
 LIMIT 1 OFFSET 0) AS s_) AS nummer ON 1 = 1 JOIN gebeurtenis AS e ON nummer.volgnr = e.volgnr ORDER BY e.onderwerp, e.datum, e.rang"""

METINGEN: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e
WHERE e."plan" = :plan AND e.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) AND e.soort = 'meting' AND e.soort != 'voortgang' AND (:tot_klasse = 'beperkt' OR e.klasse = 'openbaar' OR e.klasse = :tot_klasse) AND e.jaar <= :jaar"""

BEOORDELINGEN: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e
WHERE e."plan" = :plan AND e.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) AND e.soort = 'beoordeling' AND e.soort != 'voortgang' AND (:tot_klasse = 'beperkt' OR e.klasse = 'openbaar' OR e.klasse = :tot_klasse) AND e.jaar = :jaar ORDER BY e.datum, e.rang"""

BESLUITEN: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e
WHERE e."plan" = :plan AND e.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) AND e.soort = 'besluit' AND e.soort != 'voortgang' AND (:tot_klasse = 'beperkt' OR e.klasse = 'openbaar' OR e.klasse = :tot_klasse) AND e.datum <= :einde ORDER BY e.datum, e.rang"""

OPVOLGINGEN: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud, doel.rang AS rang_1
FROM gebeurtenis AS e JOIN gebeurtenis AS doel ON doel.id = e.betreft
WHERE e."plan" = :plan AND e.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) AND e.soort = 'besluit-opvolging' AND e.soort != 'voortgang' AND (:tot_klasse = 'beperkt' OR e.klasse = 'openbaar' OR e.klasse = :tot_klasse) ORDER BY e.datum, e.rang"""

VASTSTELLING: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e
WHERE e."plan" = :plan AND e.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) AND e.soort = 'vaststelling' AND e.soort != 'voortgang' AND e.jaar = :jaar ORDER BY e.volgnr DESC
 LIMIT 1 OFFSET 0"""

VORIGE_VASTSTELLING: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e
WHERE e."plan" = :plan AND e.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) AND e.soort = 'vaststelling' AND e.soort != 'voortgang' AND e.jaar = (SELECT max(vorig.jaar) AS max_1
FROM gebeurtenis AS vorig
WHERE vorig."plan" = :plan AND vorig.volgnr <= :tot_volgnr AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = vorig.id AND v.volgnr <= :tot_volgnr)) AND vorig.soort = 'vaststelling' AND vorig.soort != 'voortgang' AND vorig.jaar < :jaar) ORDER BY e.volgnr DESC
 LIMIT 1 OFFSET 0"""

LAATSTE_DATA: Final = """SELECT e.onderwerp || '' AS anon_1, max(e.datum) AS max_1
FROM gebeurtenis AS e
WHERE e."plan" = :plan AND e.soort IN ('meting', 'beoordeling', 'besluit', 'besluit-opvolging') AND e.soort != 'voortgang' AND e.datum BETWEEN :begin AND :einde AND e.volgnr <= :tot_volgnr AND (:tot_klasse = 'beperkt' OR e.klasse = 'openbaar' OR e.klasse = :tot_klasse) AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id AND v.volgnr <= :tot_volgnr)) GROUP BY e.onderwerp || ''"""

ONDERWERPEN: Final = """SELECT e.onderwerp, count(*) AS count_1
FROM gebeurtenis AS e
WHERE e."plan" = :plan GROUP BY e.onderwerp ORDER BY e.onderwerp"""

VERHOOGD: Final = """WITH RECURSIVE lijn(van, id, klasse) AS
(SELECT eerste.vervangt AS van, eerste.id AS id, eerste.klasse AS klasse
FROM gebeurtenis AS eerste
WHERE eerste.vervangt IN (__[POSTCOMPILE_ids]) UNION SELECT lijn.van AS van, later.id AS id, later.klasse AS klasse
FROM gebeurtenis AS later JOIN lijn ON later.vervangt = lijn.id)
 SELECT DISTINCT lijn.van
FROM lijn
WHERE NOT (:tot_klasse = 'beperkt' OR lijn.klasse = 'openbaar' OR lijn.klasse = :tot_klasse)"""

HASH_VAN: Final = """SELECT e.hash
FROM gebeurtenis AS e
WHERE e.volgnr = :volgnr"""

REDACTIE_VAN: Final = """SELECT e.volgnr
FROM gebeurtenis AS e
WHERE e.betreft = :id AND e.soort = 'redactie'"""

TELLING_VERSCHIL: Final = """SELECT te_weinig."plan", te_weinig.jaar, te_weinig.onderwerp
FROM (SELECT e."plan" AS "plan", CAST(substr(e.datum, 1, 4) AS INTEGER) AS jaar, e.onderwerp AS onderwerp, e.gemeente AS gemeente, e.klasse AS klasse, count(*) AS meldingen, count(e.aantal) AS met_aantal, coalesce(sum(e.aantal), 0) AS som
FROM gebeurtenis AS e
WHERE e.soort = 'voortgang' AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id)) GROUP BY e."plan", CAST(substr(e.datum, 1, 4) AS INTEGER), e.onderwerp, e.gemeente, e.klasse EXCEPT SELECT telling."plan" AS "plan", telling.jaar AS jaar, telling.onderwerp AS onderwerp, telling.gemeente AS gemeente, telling.klasse AS klasse, telling.meldingen AS meldingen, telling.met_aantal AS met_aantal, telling.som AS som
FROM telling
WHERE telling.meldingen > 0) AS te_weinig UNION SELECT te_veel."plan", te_veel.jaar, te_veel.onderwerp
FROM (SELECT telling."plan" AS "plan", telling.jaar AS jaar, telling.onderwerp AS onderwerp, telling.gemeente AS gemeente, telling.klasse AS klasse, telling.meldingen AS meldingen, telling.met_aantal AS met_aantal, telling.som AS som
FROM telling
WHERE telling.meldingen > 0 EXCEPT SELECT e."plan" AS "plan", CAST(substr(e.datum, 1, 4) AS INTEGER) AS jaar, e.onderwerp AS onderwerp, e.gemeente AS gemeente, e.klasse AS klasse, count(*) AS meldingen, count(e.aantal) AS met_aantal, coalesce(sum(e.aantal), 0) AS som
FROM gebeurtenis AS e
WHERE e.soort = 'voortgang' AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id)) GROUP BY e."plan", CAST(substr(e.datum, 1, 4) AS INTEGER), e.onderwerp, e.gemeente, e.klasse) AS te_veel"""

LIJST: Final = """SELECT e.volgnr, e.id, e.soort, e."plan", e.onderwerp, e.jaar, e.datum, e.gemeente, e.auteur, e.rol, e.vastgelegd_op, e.status, e.aantal, e.waarde, e.klasse, e.vervangt, e.betreft, e.rang, e.inhoud_hash, e.vorige_hash, e.hash, e.zout, e.inhoud
FROM gebeurtenis AS e"""

ZOEKLIJST: Final = """SELECT e.volgnr, e.onderwerp, e.auteur, e.gemeente, CASE WHEN (e.soort IN ('planversie', 'vaststelling', 'samenvoeging')) THEN '' ELSE e.inhoud END AS anon_1
FROM gebeurtenis AS e"""

VOORWAARDEN: Final[dict[str, str]] = {
    'plan': """e."plan" = :plan""",
    'plan_op_volgorde': """(e."plan" || '') = :plan""",
    'fiche': """e.onderwerp = :fiche OR e.onderwerp >= :fiche_van AND e.onderwerp < :fiche_tot""",
    'onderwerp': """e.onderwerp = :onderwerp""",
    'jaar': """e.jaar = :jaar""",
    'auteur': """e.auteur = :auteur""",
    'soorten': """e.soort IN (__[POSTCOMPILE_soorten])""",
    'klassen': """e.klasse IN (__[POSTCOMPILE_klassen])""",
    'geldend': """e.soort IN ('voortgang', 'meting', 'beoordeling', 'besluit', 'besluit-opvolging', 'planversie', 'vaststelling') AND NOT (EXISTS (SELECT 1
FROM gebeurtenis AS v
WHERE v.vervangt = e.id))""",
    'na': """e.volgnr > :na""",
    'voor': """e.volgnr < :voor""",
}

VOLGORDE: Final[dict[str, str]] = {
    'oplopend': """e.volgnr ASC""",
    'aflopend': """e.volgnr DESC""",
}
