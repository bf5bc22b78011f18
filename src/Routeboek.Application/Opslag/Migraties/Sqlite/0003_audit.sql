-- the audit (append-only), what waits for the sealer, and the chain of each organisation
CREATE TABLE auditregel (
    id TEXT NOT NULL CONSTRAINT pk_auditregel PRIMARY KEY,
    wie TEXT NOT NULL,
    rol TEXT NOT NULL,
    organisatie TEXT NOT NULL,
    grond TEXT NOT NULL,
    regel TEXT NOT NULL,
    doel TEXT NOT NULL,
    verwerking TEXT NOT NULL,
    betrokkene TEXT NOT NULL,
    houder TEXT NOT NULL,
    vertrouwelijk_tot TEXT NULL,
    kamer TEXT NOT NULL,
    wat TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    toegestaan INTEGER NOT NULL,
    wanneer TEXT NOT NULL,
    spoor TEXT NOT NULL,
    zout BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT ck_auditregel_betrokkene_lengte CHECK (length(betrokkene) <= 32),
    CONSTRAINT ck_auditregel_doel_lengte CHECK (length(doel) <= 200),
    CONSTRAINT ck_auditregel_grond_lengte CHECK (length(grond) <= 200),
    CONSTRAINT ck_auditregel_houder_lengte CHECK (length(houder) <= 32),
    CONSTRAINT ck_auditregel_kamer_lengte CHECK (length(kamer) <= 32),
    CONSTRAINT ck_auditregel_onderwerp_lengte CHECK (length(onderwerp) <= 200),
    CONSTRAINT ck_auditregel_organisatie_lengte CHECK (length(organisatie) <= 32),
    CONSTRAINT ck_auditregel_regel_lengte CHECK (length(regel) <= 64),
    CONSTRAINT ck_auditregel_rol_lengte CHECK (length(rol) <= 32),
    CONSTRAINT ck_auditregel_spoor_lengte CHECK (length(spoor) <= 32),
    CONSTRAINT ck_auditregel_verwerking_lengte CHECK (length(verwerking) <= 64),
    CONSTRAINT ck_auditregel_wat_lengte CHECK (length(wat) <= 64),
    CONSTRAINT ck_auditregel_wie_lengte CHECK (length(wie) <= 32)
);
CREATE INDEX ix_auditregel_betrokkene_wanneer ON auditregel (betrokkene, wanneer);
CREATE INDEX ix_auditregel_houder_wanneer ON auditregel (houder, wanneer);
CREATE INDEX ix_auditregel_organisatie_wanneer ON auditregel (organisatie, wanneer);
CREATE INDEX ix_auditregel_wie_wanneer ON auditregel (wie, wanneer);

CREATE TABLE auditwachtrij (
    regel TEXT NOT NULL CONSTRAINT pk_auditwachtrij PRIMARY KEY,
    CONSTRAINT fk_auditwachtrij_regel FOREIGN KEY (regel) REFERENCES auditregel (id) ON DELETE RESTRICT
);

CREATE TABLE auditzegel (
    organisatie TEXT NOT NULL,
    nr INTEGER NOT NULL,
    regel TEXT NOT NULL,
    regelhash BLOB NOT NULL,
    waarde BLOB NOT NULL,
    CONSTRAINT pk_auditzegel PRIMARY KEY (organisatie, nr),
    CONSTRAINT ck_auditzegel_organisatie_lengte CHECK (length(organisatie) <= 32)
);
CREATE UNIQUE INDEX ux_auditzegel_regel ON auditzegel (regel);
CREATE TRIGGER trg_auditregel_update BEFORE UPDATE ON auditregel BEGIN SELECT RAISE(ABORT, 'aan auditregel wordt alleen toegevoegd'); END;
CREATE TRIGGER trg_auditregel_delete BEFORE DELETE ON auditregel BEGIN SELECT RAISE(ABORT, 'aan auditregel wordt alleen toegevoegd'); END;
-- INSERT OR REPLACE would take a row away without the trigger above
CREATE TRIGGER trg_auditregel_insert BEFORE INSERT ON auditregel WHEN EXISTS (SELECT 1 FROM auditregel WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'aan auditregel wordt alleen toegevoegd'); END;
CREATE TRIGGER trg_auditzegel_update BEFORE UPDATE ON auditzegel BEGIN SELECT RAISE(ABORT, 'aan auditzegel wordt alleen toegevoegd'); END;
CREATE TRIGGER trg_auditzegel_delete BEFORE DELETE ON auditzegel BEGIN SELECT RAISE(ABORT, 'aan auditzegel wordt alleen toegevoegd'); END;
-- INSERT OR REPLACE would take a row away without the trigger above
CREATE TRIGGER trg_auditzegel_insert BEFORE INSERT ON auditzegel WHEN EXISTS (SELECT 1 FROM auditzegel WHERE organisatie = NEW.organisatie AND nr = NEW.nr) BEGIN SELECT RAISE(ABORT, 'aan auditzegel wordt alleen toegevoegd'); END;
