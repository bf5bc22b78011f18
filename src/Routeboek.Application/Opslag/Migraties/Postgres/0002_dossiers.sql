-- dossiers, their facts (append-only) and the dates of their tasks
CREATE TABLE dossier (
    id uuid NOT NULL,
    leerling_id uuid,
    school_id uuid,
    protocol character varying(64) COLLATE "C" NOT NULL,
    protocolversie character varying(32) COLLATE "C" NOT NULL,
    houder character varying(32) COLLATE "C" NOT NULL,
    houder_organisatie_id uuid NOT NULL,
    CONSTRAINT pk_dossier PRIMARY KEY (id),
    CONSTRAINT ck_dossier_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_dossier_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_dossier_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT,
    CONSTRAINT fk_dossier_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_dossier_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_dossier_houder_organisatie_id ON dossier (houder_organisatie_id);
CREATE INDEX ix_dossier_leerling_id ON dossier (leerling_id);
CREATE INDEX ix_dossier_school_id ON dossier (school_id);

CREATE TABLE dossierteller (
    dossier_id uuid NOT NULL,
    laatste_nr integer NOT NULL,
    CONSTRAINT pk_dossierteller PRIMARY KEY (dossier_id),
    CONSTRAINT ck_dossierteller_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_dossierteller_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);

CREATE TABLE feit (
    dossier_id uuid NOT NULL,
    nr integer NOT NULL,
    volgnummer integer NOT NULL,
    soort character varying(64) COLLATE "C",
    op date,
    vastgelegd timestamp with time zone NOT NULL,
    door character varying(140) COLLATE "C" NOT NULL,
    corrigeert integer,
    gegevens text COLLATE "C" NOT NULL,
    houder character varying(32) COLLATE "C" NOT NULL,
    houder_organisatie_id uuid NOT NULL,
    kamer character varying(32) COLLATE "C" NOT NULL,
    vertrouwelijk_tot date,
    CONSTRAINT pk_feit PRIMARY KEY (dossier_id, nr),
    CONSTRAINT ck_feit_corrigeert CHECK (corrigeert IS NULL OR corrigeert < nr),
    CONSTRAINT ck_feit_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_feit_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_feit_intrekking CHECK (soort IS NOT NULL AND op IS NOT NULL OR soort IS NULL AND op IS NULL AND corrigeert IS NOT NULL),
    CONSTRAINT ck_feit_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_feit_nr CHECK (nr >= 1 AND volgnummer >= 1),
    CONSTRAINT fk_feit_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_feit_dossier_id_corrigeert FOREIGN KEY (dossier_id, corrigeert) REFERENCES feit (dossier_id, nr) ON DELETE RESTRICT,
    CONSTRAINT fk_feit_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_feit_dossier_id_corrigeert ON feit (dossier_id, corrigeert);
CREATE INDEX ix_feit_houder_organisatie_id ON feit (houder_organisatie_id);
CREATE UNIQUE INDEX ux_feit_dossier_id_kamer_volgnummer ON feit (dossier_id, kamer, volgnummer);

CREATE TABLE dossierprojectie (
    dossier_id uuid NOT NULL,
    berekend_op date NOT NULL,
    tot_nr integer NOT NULL,
    volgende_wijziging date,
    bezwaar character varying(400) COLLATE "C",
    open_van date,
    open_tot date,
    CONSTRAINT pk_dossierprojectie PRIMARY KEY (dossier_id),
    CONSTRAINT ck_dossierprojectie_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_dossierprojectie_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);
CREATE INDEX ix_dossierprojectie_volgende_wijziging ON dossierprojectie (volgende_wijziging);

CREATE TABLE taak (
    dossier_id uuid NOT NULL,
    afspraak character varying(80) COLLATE "C" NOT NULL,
    wortel integer NOT NULL,
    rol character varying(64) COLLATE "C" NOT NULL,
    organisatie character varying(64) COLLATE "C" NOT NULL,
    opent date NOT NULL,
    waarschuwt date,
    uiterlijk date,
    einde date,
    vervuld boolean,
    CONSTRAINT pk_taak PRIMARY KEY (dossier_id, afspraak, wortel),
    CONSTRAINT ck_taak_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_taak_einde CHECK ((einde IS NULL) = (vervuld IS NULL)),
    CONSTRAINT fk_taak_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);
CREATE INDEX ix_taak_rol_organisatie_uiterlijk ON taak (rol, organisatie, uiterlijk) WHERE einde IS NULL;
CREATE FUNCTION alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'aan % wordt alleen toegevoegd', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER trg_feit_rij BEFORE UPDATE OR DELETE ON feit FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen();
CREATE TRIGGER trg_feit_leeg BEFORE TRUNCATE ON feit FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
