-- dossiers, their facts (append-only) and the dates of their tasks
CREATE TABLE dossier (
    id TEXT NOT NULL CONSTRAINT pk_dossier PRIMARY KEY,
    leerling_id TEXT NULL,
    school_id TEXT NULL,
    protocol TEXT NOT NULL,
    protocolversie TEXT NOT NULL,
    houder TEXT NOT NULL,
    houder_organisatie_id TEXT NOT NULL,
    CONSTRAINT ck_dossier_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_dossier_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_dossier_protocol_lengte CHECK (length(protocol) <= 64),
    CONSTRAINT ck_dossier_protocolversie_lengte CHECK (length(protocolversie) <= 32),
    CONSTRAINT fk_dossier_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT,
    CONSTRAINT fk_dossier_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_dossier_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_dossier_houder_organisatie_id ON dossier (houder_organisatie_id);
CREATE INDEX ix_dossier_leerling_id ON dossier (leerling_id);
CREATE INDEX ix_dossier_school_id ON dossier (school_id);

CREATE TABLE dossierteller (
    dossier_id TEXT NOT NULL CONSTRAINT pk_dossierteller PRIMARY KEY,
    laatste_nr INTEGER NOT NULL,
    CONSTRAINT ck_dossierteller_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_dossierteller_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);

CREATE TABLE feit (
    dossier_id TEXT NOT NULL,
    nr INTEGER NOT NULL,
    volgnummer INTEGER NOT NULL,
    soort TEXT NULL,
    op TEXT NULL,
    vastgelegd TEXT NOT NULL,
    door TEXT NOT NULL,
    corrigeert INTEGER NULL,
    gegevens text NOT NULL,
    houder TEXT NOT NULL,
    houder_organisatie_id TEXT NOT NULL,
    kamer TEXT NOT NULL,
    vertrouwelijk_tot TEXT NULL,
    CONSTRAINT pk_feit PRIMARY KEY (dossier_id, nr),
    CONSTRAINT ck_feit_corrigeert CHECK (corrigeert IS NULL OR corrigeert < nr),
    CONSTRAINT ck_feit_door_lengte CHECK (length(door) <= 140),
    CONSTRAINT ck_feit_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_feit_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_feit_intrekking CHECK (soort IS NOT NULL AND op IS NOT NULL OR soort IS NULL AND op IS NULL AND corrigeert IS NOT NULL),
    CONSTRAINT ck_feit_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_feit_nr CHECK (nr >= 1 AND volgnummer >= 1),
    CONSTRAINT ck_feit_soort_lengte CHECK (length(soort) <= 64),
    CONSTRAINT fk_feit_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_feit_dossier_id_corrigeert FOREIGN KEY (dossier_id, corrigeert) REFERENCES feit (dossier_id, nr) ON DELETE RESTRICT,
    CONSTRAINT fk_feit_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_feit_dossier_id_corrigeert ON feit (dossier_id, corrigeert);
CREATE INDEX ix_feit_houder_organisatie_id ON feit (houder_organisatie_id);
CREATE UNIQUE INDEX ux_feit_dossier_id_kamer_volgnummer ON feit (dossier_id, kamer, volgnummer);

CREATE TABLE dossierprojectie (
    dossier_id TEXT NOT NULL CONSTRAINT pk_dossierprojectie PRIMARY KEY,
    berekend_op TEXT NOT NULL,
    tot_nr INTEGER NOT NULL,
    volgende_wijziging TEXT NULL,
    bezwaar TEXT NULL,
    open_van TEXT NULL,
    open_tot TEXT NULL,
    CONSTRAINT ck_dossierprojectie_bezwaar_lengte CHECK (length(bezwaar) <= 400),
    CONSTRAINT ck_dossierprojectie_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_dossierprojectie_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);
CREATE INDEX ix_dossierprojectie_volgende_wijziging ON dossierprojectie (volgende_wijziging);

CREATE TABLE taak (
    dossier_id TEXT NOT NULL,
    afspraak TEXT NOT NULL,
    wortel INTEGER NOT NULL,
    rol TEXT NOT NULL,
    organisatie TEXT NOT NULL,
    opent TEXT NOT NULL,
    waarschuwt TEXT NULL,
    uiterlijk TEXT NULL,
    einde TEXT NULL,
    vervuld INTEGER NULL,
    CONSTRAINT pk_taak PRIMARY KEY (dossier_id, afspraak, wortel),
    CONSTRAINT ck_taak_afspraak_lengte CHECK (length(afspraak) <= 80),
    CONSTRAINT ck_taak_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_taak_einde CHECK ((einde IS NULL) = (vervuld IS NULL)),
    CONSTRAINT ck_taak_organisatie_lengte CHECK (length(organisatie) <= 64),
    CONSTRAINT ck_taak_rol_lengte CHECK (length(rol) <= 64),
    CONSTRAINT fk_taak_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);
CREATE INDEX ix_taak_rol_organisatie_uiterlijk ON taak (rol, organisatie, uiterlijk) WHERE einde IS NULL;
CREATE TRIGGER trg_feit_update BEFORE UPDATE ON feit BEGIN SELECT RAISE(ABORT, 'aan feit wordt alleen toegevoegd'); END;
CREATE TRIGGER trg_feit_delete BEFORE DELETE ON feit BEGIN SELECT RAISE(ABORT, 'aan feit wordt alleen toegevoegd'); END;
-- INSERT OR REPLACE would take a row away without the trigger above
CREATE TRIGGER trg_feit_insert BEFORE INSERT ON feit WHEN EXISTS (SELECT 1 FROM feit WHERE dossier_id = NEW.dossier_id AND nr = NEW.nr) BEGIN SELECT RAISE(ABORT, 'aan feit wordt alleen toegevoegd'); END;
