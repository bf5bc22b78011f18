-- the audit (append-only), what waits for the sealer, and the chain of each organisation
CREATE TABLE auditregel (
    id uuid NOT NULL,
    wie character varying(32) COLLATE "C" NOT NULL,
    rol character varying(32) COLLATE "C" NOT NULL,
    organisatie character varying(32) COLLATE "C" NOT NULL,
    grond character varying(200) COLLATE "C" NOT NULL,
    regel character varying(64) COLLATE "C" NOT NULL,
    doel character varying(200) COLLATE "C" NOT NULL,
    verwerking character varying(64) COLLATE "C" NOT NULL,
    betrokkene character varying(32) COLLATE "C" NOT NULL,
    houder character varying(32) COLLATE "C" NOT NULL,
    vertrouwelijk_tot date,
    kamer character varying(32) COLLATE "C" NOT NULL,
    wat character varying(64) COLLATE "C" NOT NULL,
    onderwerp character varying(200) COLLATE "C" NOT NULL,
    toegestaan boolean NOT NULL,
    wanneer timestamp with time zone NOT NULL,
    spoor character varying(32) COLLATE "C" NOT NULL,
    zout bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_auditregel PRIMARY KEY (id)
);
CREATE INDEX ix_auditregel_betrokkene_wanneer ON auditregel (betrokkene, wanneer);
CREATE INDEX ix_auditregel_houder_wanneer ON auditregel (houder, wanneer);
CREATE INDEX ix_auditregel_organisatie_wanneer ON auditregel (organisatie, wanneer);
CREATE INDEX ix_auditregel_wie_wanneer ON auditregel (wie, wanneer);

CREATE TABLE auditwachtrij (
    regel uuid NOT NULL,
    CONSTRAINT pk_auditwachtrij PRIMARY KEY (regel),
    CONSTRAINT fk_auditwachtrij_regel FOREIGN KEY (regel) REFERENCES auditregel (id) ON DELETE RESTRICT
);

CREATE TABLE auditzegel (
    organisatie character varying(32) COLLATE "C" NOT NULL,
    nr bigint NOT NULL,
    regel uuid NOT NULL,
    regelhash bytea NOT NULL,
    waarde bytea NOT NULL,
    CONSTRAINT pk_auditzegel PRIMARY KEY (organisatie, nr)
);
CREATE UNIQUE INDEX ux_auditzegel_regel ON auditzegel (regel);
CREATE TRIGGER trg_auditregel_rij BEFORE UPDATE OR DELETE ON auditregel FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen();
CREATE TRIGGER trg_auditregel_leeg BEFORE TRUNCATE ON auditregel FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
CREATE TRIGGER trg_auditzegel_rij BEFORE UPDATE OR DELETE ON auditzegel FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen();
CREATE TRIGGER trg_auditzegel_leeg BEFORE TRUNCATE ON auditzegel FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
