-- The journal: one append-only table, running totals kept by trigger, and the triggers that refuse everything else.
-- Frozen: a database in use was made with exactly this text. A change is a new file.

CREATE TABLE gebeurtenis (
    volgnr INTEGER NOT NULL,
    id TEXT NOT NULL,
    soort TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    jaar INTEGER,
    datum TEXT NOT NULL,
    gemeente TEXT NOT NULL,
    auteur TEXT NOT NULL,
    rol TEXT NOT NULL,
    vastgelegd_op TEXT NOT NULL,
    status TEXT,
    aantal INTEGER,
    waarde TEXT,
    klasse TEXT NOT NULL,
    vervangt TEXT,
    betreft TEXT,
    rang INTEGER NOT NULL,
    inhoud_hash TEXT NOT NULL,
    vorige_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    zout TEXT NOT NULL,
    inhoud TEXT NOT NULL,
    PRIMARY KEY (volgnr),
    CONSTRAINT uq_gebeurtenis_id UNIQUE (id),
    CONSTRAINT ck_gebeurtenis_volgnr CHECK (volgnr > 0),
    CONSTRAINT ck_gebeurtenis_rang CHECK (rang BETWEEN 1 AND volgnr),
    CONSTRAINT ck_gebeurtenis_id CHECK (length(id) = 36),
    CONSTRAINT ck_gebeurtenis_soort CHECK (soort IN ('voortgang', 'meting', 'beoordeling', 'besluit', 'besluit-opvolging', 'planversie', 'vaststelling', 'intrekking', 'redactie', 'toegang')),
    CONSTRAINT ck_gebeurtenis_klasse CHECK (klasse IN ('openbaar', 'intern', 'beperkt')),
    CONSTRAINT ck_gebeurtenis_rol CHECK (rol IN ('lezer', 'medewerker', 'korpsleiding', 'beheerder')),
    CONSTRAINT ck_gebeurtenis_status CHECK (status IS NULL OR soort = 'voortgang' AND status IN ('niet-gestart', 'lopend', 'uitgevoerd', 'verankerd', 'geblokkeerd', 'stopgezet')),
    CONSTRAINT ck_gebeurtenis_aantal CHECK (aantal IS NULL OR aantal >= 0),
    CONSTRAINT ck_gebeurtenis_datum CHECK (length(datum) = 10),
    CONSTRAINT ck_gebeurtenis_vastgelegd_op CHECK (length(vastgelegd_op) = 27),
    CONSTRAINT ck_gebeurtenis_plan CHECK (length(plan) BETWEEN 1 AND 200),
    CONSTRAINT ck_gebeurtenis_auteur CHECK (length(auteur) BETWEEN 1 AND 200),
    CONSTRAINT ck_gebeurtenis_onderwerp CHECK (length(onderwerp) <= 400),
    CONSTRAINT ck_gebeurtenis_gemeente CHECK (length(gemeente) <= 200),
    CONSTRAINT ck_gebeurtenis_hash CHECK (length(inhoud_hash) = 64 AND length(hash) = 64),
    FOREIGN KEY(vervangt) REFERENCES gebeurtenis (id),
    FOREIGN KEY(betreft) REFERENCES gebeurtenis (id)
)
 STRICT;

CREATE INDEX ix_gebeurtenis_betreft ON gebeurtenis (betreft) WHERE betreft IS NOT NULL;

CREATE INDEX ix_gebeurtenis_onderwerp ON gebeurtenis ("plan", onderwerp, soort, datum, rang, klasse);

CREATE INDEX ix_gebeurtenis_soort ON gebeurtenis ("plan", soort, datum, jaar) WHERE soort <> 'voortgang';

CREATE INDEX ix_gebeurtenis_status ON gebeurtenis ("plan", onderwerp, datum, rang, klasse) WHERE status IS NOT NULL;

CREATE UNIQUE INDEX uq_gebeurtenis_vervangt ON gebeurtenis (vervangt) WHERE vervangt IS NOT NULL;

CREATE TABLE telling (
    "plan" TEXT NOT NULL,
    jaar INTEGER NOT NULL,
    onderwerp TEXT NOT NULL,
    gemeente TEXT NOT NULL,
    klasse TEXT NOT NULL,
    meldingen INTEGER NOT NULL,
    met_aantal INTEGER NOT NULL,
    som INTEGER NOT NULL,
    PRIMARY KEY ("plan", jaar, onderwerp, gemeente, klasse)
)
 WITHOUT ROWID,
 STRICT;

-- An event goes in at the end of the chain or not at all. Conflicts are looked for here, before they arise, because
-- INSERT OR REPLACE would otherwise remove the older row without a DELETE trigger ever running.
CREATE TRIGGER gebeurtenis_achteraan BEFORE INSERT ON gebeurtenis
BEGIN
    SELECT RAISE(ABORT, 'journaal: volgnr sluit niet aan')
        WHERE NEW.volgnr IS NOT (SELECT coalesce(max(volgnr), 0) + 1 FROM gebeurtenis);
    SELECT RAISE(ABORT, 'journaal: vorige_hash sluit niet aan')
        WHERE NEW.vorige_hash IS NOT
            coalesce((SELECT hash FROM gebeurtenis WHERE volgnr = NEW.volgnr - 1), '');
    SELECT RAISE(ABORT, 'journaal: id bestaat al')
        WHERE EXISTS (SELECT 1 FROM gebeurtenis WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'journaal: rang klopt niet')
        WHERE NEW.rang IS NOT CASE WHEN NEW.vervangt IS NULL THEN NEW.volgnr
            ELSE (SELECT rang FROM gebeurtenis WHERE id = NEW.vervangt) END;
END;

CREATE TRIGGER gebeurtenis_vervangt BEFORE INSERT ON gebeurtenis WHEN NEW.vervangt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'journaal: vervangt noemt geen vervangbare gebeurtenis van dezelfde soort')
        WHERE NOT EXISTS (
            SELECT 1 FROM gebeurtenis WHERE id = NEW.vervangt AND "plan" = NEW."plan"
                AND soort IN ('voortgang', 'meting', 'beoordeling', 'besluit', 'besluit-opvolging')
                AND (soort = NEW.soort OR NEW.soort = 'intrekking'));
    SELECT RAISE(ABORT, 'journaal: de gebeurtenis is al vervangen')
        WHERE EXISTS (SELECT 1 FROM gebeurtenis WHERE vervangt = NEW.vervangt);
END;

CREATE TRIGGER gebeurtenis_betreft BEFORE INSERT ON gebeurtenis WHEN NEW.betreft IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'journaal: betreft noemt geen gebeurtenis')
        WHERE NOT EXISTS (SELECT 1 FROM gebeurtenis WHERE id = NEW.betreft);
END;

-- The totals follow the event in the same transaction. No upsert: inside a trigger the conflict clause of the
-- statement that fired it would decide instead.
CREATE TRIGGER gebeurtenis_telt AFTER INSERT ON gebeurtenis WHEN NEW.soort = 'voortgang'
BEGIN
    INSERT INTO telling ("plan", jaar, onderwerp, gemeente, klasse, meldingen, met_aantal, som)
        SELECT NEW."plan", CAST(substr(NEW.datum, 1, 4) AS INTEGER), NEW.onderwerp, NEW.gemeente, NEW.klasse, 0, 0, 0
        WHERE NOT EXISTS (
            SELECT 1 FROM telling WHERE "plan" = NEW."plan" AND jaar = CAST(substr(NEW.datum, 1, 4) AS INTEGER)
                AND onderwerp = NEW.onderwerp AND gemeente = NEW.gemeente AND klasse = NEW.klasse);
    UPDATE telling
        SET meldingen = meldingen + 1, met_aantal = met_aantal + (NEW.aantal IS NOT NULL),
            som = som + coalesce(NEW.aantal, 0)
        WHERE "plan" = NEW."plan" AND jaar = CAST(substr(NEW.datum, 1, 4) AS INTEGER)
            AND onderwerp = NEW.onderwerp AND gemeente = NEW.gemeente AND klasse = NEW.klasse;
END;

CREATE TRIGGER gebeurtenis_telt_niet_meer AFTER INSERT ON gebeurtenis WHEN NEW.vervangt IS NOT NULL
BEGIN
    UPDATE telling
        SET meldingen = telling.meldingen - 1, met_aantal = telling.met_aantal - (oud.aantal IS NOT NULL),
            som = telling.som - coalesce(oud.aantal, 0)
        FROM gebeurtenis AS oud
        WHERE oud.id = NEW.vervangt AND oud.soort = 'voortgang' AND telling."plan" = oud."plan"
            AND telling.jaar = CAST(substr(oud.datum, 1, 4) AS INTEGER)
            AND telling.onderwerp = oud.onderwerp AND telling.gemeente = oud.gemeente AND telling.klasse = oud.klasse;
END;

CREATE TRIGGER gebeurtenis_nooit_weg BEFORE DELETE ON gebeurtenis
BEGIN
    SELECT RAISE(ABORT, 'journaal: een gebeurtenis wordt nooit verwijderd; trek ze in');
END;

-- The one change allowed: blanking a text after the redactie that orders it was recorded.
CREATE TRIGGER gebeurtenis_nooit_anders BEFORE UPDATE ON gebeurtenis
BEGIN
    SELECT RAISE(ABORT, 'journaal: een gebeurtenis wordt nooit gewijzigd; corrigeer ze met een nieuwe')
        WHERE NEW.inhoud IS NOT '{"soort":"gewist"}' OR NEW.zout IS NOT ''
            OR NEW.volgnr IS NOT OLD.volgnr OR NEW.id IS NOT OLD.id OR NEW.soort IS NOT OLD.soort
            OR NEW."plan" IS NOT OLD."plan" OR NEW.onderwerp IS NOT OLD.onderwerp OR NEW.jaar IS NOT OLD.jaar
            OR NEW.datum IS NOT OLD.datum OR NEW.gemeente IS NOT OLD.gemeente OR NEW.auteur IS NOT OLD.auteur
            OR NEW.rol IS NOT OLD.rol OR NEW.vastgelegd_op IS NOT OLD.vastgelegd_op
            OR NEW.status IS NOT OLD.status OR NEW.aantal IS NOT OLD.aantal OR NEW.waarde IS NOT OLD.waarde
            OR NEW.klasse IS NOT OLD.klasse OR NEW.vervangt IS NOT OLD.vervangt OR NEW.betreft IS NOT OLD.betreft
            OR NEW.rang IS NOT OLD.rang OR NEW.inhoud_hash IS NOT OLD.inhoud_hash
            OR NEW.vorige_hash IS NOT OLD.vorige_hash OR NEW.hash IS NOT OLD.hash
            OR NOT EXISTS (SELECT 1 FROM gebeurtenis WHERE soort = 'redactie' AND betreft = OLD.id);
END;
