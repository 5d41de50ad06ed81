-- The journal on PostgreSQL: that of every zone in the same tables, each zone with its own chain and its own numbers.
-- Frozen: a database in use was made with exactly this text. A change is a new file.
--
-- Row-level security keeps the zones apart, by the role that logged in (session_user): no setting and no SET ROLE changes
-- that. Every function has a search_path of its own, so that nobody can slip another operator under it.

CREATE TABLE lama_zvp.zone (
    nummer INTEGER GENERATED ALWAYS AS IDENTITY,
    code TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_zone PRIMARY KEY (nummer),
    CONSTRAINT uq_zone_code UNIQUE (code),
    CONSTRAINT ck_zone_code CHECK (length(code) BETWEEN 1 AND 100)
);

-- Which zone a role works for. Without a zone the role looks and never writes: at the zone that it sets for itself.
CREATE TABLE lama_zvp.zonerol (
    rol NAME NOT NULL,
    zone INTEGER,
    CONSTRAINT pk_zonerol PRIMARY KEY (rol),
    CONSTRAINT fk_zonerol_zone FOREIGN KEY (zone) REFERENCES lama_zvp.zone (nummer)
);

-- When the owner last rewrote the table, so that of texts blanked before then no old version is left in it.
CREATE TABLE lama_zvp.opruiming (
    op TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_opruiming PRIMARY KEY (op)
);

CREATE FUNCTION lama_zvp.eigen_zone() RETURNS INTEGER
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT coalesce(zone, nullif(current_setting('lama_zvp.zone', true), '')::integer)
    FROM lama_zvp.zonerol WHERE rol = session_user
$$;

CREATE FUNCTION lama_zvp.ziet_alle_zones() RETURNS BOOLEAN
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT EXISTS (SELECT 1 FROM lama_zvp.zonerol WHERE rol = session_user AND zone IS NULL)
$$;

CREATE TABLE lama_zvp.gebeurtenis (
    zone INTEGER NOT NULL DEFAULT lama_zvp.eigen_zone(),
    volgnr BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    soort TEXT COLLATE "C" NOT NULL,
    plan TEXT COLLATE "C" NOT NULL,
    onderwerp TEXT COLLATE "C" NOT NULL,
    jaar BIGINT,
    datum TEXT COLLATE "C" NOT NULL,
    gemeente TEXT COLLATE "C" NOT NULL,
    auteur TEXT COLLATE "C" NOT NULL,
    rol TEXT COLLATE "C" NOT NULL,
    vastgelegd_op TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C",
    aantal BIGINT,
    waarde TEXT COLLATE "C",
    klasse TEXT COLLATE "C" NOT NULL,
    vervangt TEXT COLLATE "C",
    betreft TEXT COLLATE "C",
    rang BIGINT NOT NULL,
    inhoud_hash TEXT COLLATE "C" NOT NULL,
    vorige_hash TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    zout TEXT COLLATE "C" NOT NULL,
    inhoud TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_gebeurtenis PRIMARY KEY (zone, volgnr),
    CONSTRAINT uq_gebeurtenis_id UNIQUE (zone, id),
    CONSTRAINT ck_gebeurtenis_volgnr CHECK (volgnr > 0),
    CONSTRAINT ck_gebeurtenis_rang CHECK (rang BETWEEN 1 AND volgnr),
    CONSTRAINT ck_gebeurtenis_id CHECK (length(id) = 36),
    CONSTRAINT ck_gebeurtenis_soort CHECK (soort IN ('voortgang', 'meting', 'beoordeling', 'besluit', 'besluit-opvolging', 'planversie', 'vaststelling', 'intrekking', 'redactie', 'toegang', 'samenvoeging')),
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
    CONSTRAINT fk_gebeurtenis_vervangt FOREIGN KEY (zone, vervangt) REFERENCES lama_zvp.gebeurtenis (zone, id),
    CONSTRAINT fk_gebeurtenis_betreft FOREIGN KEY (zone, betreft) REFERENCES lama_zvp.gebeurtenis (zone, id)
);

CREATE INDEX ix_gebeurtenis_betreft ON lama_zvp.gebeurtenis (zone, betreft) WHERE betreft IS NOT NULL;

CREATE INDEX ix_gebeurtenis_onderwerp ON lama_zvp.gebeurtenis
    (zone, plan, onderwerp, soort, datum, rang, klasse);

CREATE INDEX ix_gebeurtenis_soort ON lama_zvp.gebeurtenis (zone, plan, soort, datum, jaar) WHERE soort <> 'voortgang';

CREATE INDEX ix_gebeurtenis_status ON lama_zvp.gebeurtenis
    (zone, plan, onderwerp, datum, rang, klasse) WHERE status IS NOT NULL;

CREATE UNIQUE INDEX uq_gebeurtenis_vervangt ON lama_zvp.gebeurtenis (zone, vervangt) WHERE vervangt IS NOT NULL;

CREATE TABLE lama_zvp.telling (
    zone INTEGER NOT NULL,
    plan TEXT COLLATE "C" NOT NULL,
    jaar BIGINT NOT NULL,
    onderwerp TEXT COLLATE "C" NOT NULL,
    gemeente TEXT COLLATE "C" NOT NULL,
    klasse TEXT COLLATE "C" NOT NULL,
    meldingen BIGINT NOT NULL,
    met_aantal BIGINT NOT NULL,
    som BIGINT NOT NULL,
    CONSTRAINT pk_telling PRIMARY KEY (zone, plan, jaar, onderwerp, gemeente, klasse)
);

-- An event goes in at the end of its zone's chain or not at all. Whoever writes past the program takes the same lock.
CREATE FUNCTION lama_zvp.gebeurtenis_achteraan() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    laatste RECORD;
    doel RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock(1515606065, NEW.zone);
    SELECT volgnr, hash INTO laatste FROM lama_zvp.gebeurtenis WHERE zone = NEW.zone ORDER BY volgnr DESC LIMIT 1;
    IF NEW.volgnr IS DISTINCT FROM coalesce(laatste.volgnr, 0) + 1 THEN
        RAISE EXCEPTION 'journaal: volgnr sluit niet aan';
    END IF;
    IF NEW.vorige_hash IS DISTINCT FROM coalesce(laatste.hash, '') THEN
        RAISE EXCEPTION 'journaal: vorige_hash sluit niet aan';
    END IF;
    IF EXISTS (SELECT 1 FROM lama_zvp.gebeurtenis WHERE zone = NEW.zone AND id = NEW.id) THEN
        RAISE EXCEPTION 'journaal: id bestaat al';
    END IF;
    IF NEW.betreft IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM lama_zvp.gebeurtenis WHERE zone = NEW.zone AND id = NEW.betreft) THEN
        RAISE EXCEPTION 'journaal: betreft noemt geen gebeurtenis';
    END IF;
    IF NEW.vervangt IS NULL THEN
        IF NEW.rang IS DISTINCT FROM NEW.volgnr THEN
            RAISE EXCEPTION 'journaal: rang klopt niet';
        END IF;
        RETURN NEW;
    END IF;
    SELECT rang, soort, plan INTO doel FROM lama_zvp.gebeurtenis WHERE zone = NEW.zone AND id = NEW.vervangt;
    IF NEW.rang IS DISTINCT FROM doel.rang THEN
        RAISE EXCEPTION 'journaal: rang klopt niet';
    END IF;
    IF doel.plan IS DISTINCT FROM NEW.plan
        OR doel.soort NOT IN ('voortgang', 'meting', 'beoordeling', 'besluit', 'besluit-opvolging')
        OR (doel.soort <> NEW.soort AND NEW.soort <> 'intrekking') THEN
        RAISE EXCEPTION 'journaal: vervangt noemt geen vervangbare gebeurtenis van dezelfde soort';
    END IF;
    IF EXISTS (SELECT 1 FROM lama_zvp.gebeurtenis WHERE zone = NEW.zone AND vervangt = NEW.vervangt) THEN
        RAISE EXCEPTION 'journaal: de gebeurtenis is al vervangen';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER gebeurtenis_achteraan BEFORE INSERT ON lama_zvp.gebeurtenis
    FOR EACH ROW EXECUTE FUNCTION lama_zvp.gebeurtenis_achteraan();

-- The totals follow the event in the same transaction. As their owner, because a zone's role may only read them; row-level
-- security holds for the owner too, and still goes by who logged in.
CREATE FUNCTION lama_zvp.gebeurtenis_telt() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.soort = 'voortgang' THEN
        INSERT INTO lama_zvp.telling AS t
            VALUES (NEW.zone, NEW.plan, substr(NEW.datum, 1, 4)::bigint, NEW.onderwerp, NEW.gemeente, NEW.klasse, 1,
                (NEW.aantal IS NOT NULL)::integer, coalesce(NEW.aantal, 0))
            ON CONFLICT ON CONSTRAINT pk_telling DO UPDATE
                SET meldingen = t.meldingen + 1, met_aantal = t.met_aantal + excluded.met_aantal,
                    som = t.som + excluded.som;
    END IF;
    IF NEW.vervangt IS NOT NULL THEN
        UPDATE lama_zvp.telling AS t
            SET meldingen = t.meldingen - 1, met_aantal = t.met_aantal - (oud.aantal IS NOT NULL)::integer,
                som = t.som - coalesce(oud.aantal, 0)
            FROM lama_zvp.gebeurtenis AS oud
            WHERE oud.zone = NEW.zone AND oud.id = NEW.vervangt AND oud.soort = 'voortgang'
                AND t.zone = oud.zone AND t.plan = oud.plan AND t.jaar = substr(oud.datum, 1, 4)::bigint
                AND t.onderwerp = oud.onderwerp AND t.gemeente = oud.gemeente AND t.klasse = oud.klasse;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER gebeurtenis_telt AFTER INSERT ON lama_zvp.gebeurtenis
    FOR EACH ROW EXECUTE FUNCTION lama_zvp.gebeurtenis_telt();

CREATE FUNCTION lama_zvp.gebeurtenis_nooit_weg() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'journaal: een gebeurtenis wordt nooit verwijderd; trek ze in';
END
$$;

CREATE TRIGGER gebeurtenis_nooit_weg BEFORE DELETE ON lama_zvp.gebeurtenis
    FOR EACH ROW EXECUTE FUNCTION lama_zvp.gebeurtenis_nooit_weg();

CREATE TRIGGER gebeurtenis_nooit_leeg BEFORE TRUNCATE ON lama_zvp.gebeurtenis
    FOR EACH STATEMENT EXECUTE FUNCTION lama_zvp.gebeurtenis_nooit_weg();

-- The one change allowed: blanking a text after the redactie that orders it was recorded.
CREATE FUNCTION lama_zvp.gebeurtenis_nooit_anders() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.inhoud IS DISTINCT FROM '{"soort":"gewist"}' OR NEW.zout IS DISTINCT FROM ''
        OR to_jsonb(NEW) - 'inhoud' - 'zout' IS DISTINCT FROM to_jsonb(OLD) - 'inhoud' - 'zout'
        OR NOT EXISTS (
            SELECT 1 FROM lama_zvp.gebeurtenis WHERE zone = OLD.zone AND soort = 'redactie' AND betreft = OLD.id) THEN
        RAISE EXCEPTION 'journaal: een gebeurtenis wordt nooit gewijzigd; corrigeer ze met een nieuwe';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER gebeurtenis_nooit_anders BEFORE UPDATE ON lama_zvp.gebeurtenis
    FOR EACH ROW EXECUTE FUNCTION lama_zvp.gebeurtenis_nooit_anders();

ALTER TABLE lama_zvp.gebeurtenis ENABLE ROW LEVEL SECURITY;

ALTER TABLE lama_zvp.gebeurtenis FORCE ROW LEVEL SECURITY;

CREATE POLICY gebeurtenis_eigen_zone ON lama_zvp.gebeurtenis
    USING (zone = (SELECT lama_zvp.eigen_zone())) WITH CHECK (zone = (SELECT lama_zvp.eigen_zone()));

ALTER TABLE lama_zvp.telling ENABLE ROW LEVEL SECURITY;

ALTER TABLE lama_zvp.telling FORCE ROW LEVEL SECURITY;

CREATE POLICY telling_eigen_zone ON lama_zvp.telling
    USING (zone = (SELECT lama_zvp.eigen_zone())) WITH CHECK (zone = (SELECT lama_zvp.eigen_zone()));

-- The owner manages the list of zones; a zone sees itself there, and nobody sees which roles there are.
ALTER TABLE lama_zvp.zone ENABLE ROW LEVEL SECURITY;

CREATE POLICY zone_eigen_zone ON lama_zvp.zone FOR SELECT
    USING (nummer = (SELECT lama_zvp.eigen_zone()) OR (SELECT lama_zvp.ziet_alle_zones()));
