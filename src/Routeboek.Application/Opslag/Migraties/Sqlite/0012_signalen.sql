-- the list of signals: what people decide, concerns, the weekly analysis
CREATE TABLE oordeel (
    id TEXT NOT NULL CONSTRAINT pk_oordeel PRIMARY KEY,
    leerling_id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    soort TEXT NOT NULL,
    zorgoordeel TEXT NULL,
    reden TEXT NOT NULL,
    herzien_op TEXT NULL,
    door_id TEXT NOT NULL,
    op TEXT NOT NULL,
    dossier_id TEXT NULL,
    opende INTEGER NOT NULL,
    van_nr INTEGER NULL,
    tot_nr INTEGER NULL,
    ingetrokken_door_id TEXT NULL,
    ingetrokken_op TEXT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_oordeel_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_oordeel_reden CHECK (soort = 'opgepakt' OR length(reden) > 0),
    CONSTRAINT ck_oordeel_reden_lengte CHECK (length(reden) <= 400),
    CONSTRAINT ck_oordeel_soort CHECK (soort IN ('opgepakt', 'al-bekend', 'geen-zorg', 'onjuiste-registratie')),
    CONSTRAINT ck_oordeel_zorgoordeel_lengte CHECK (length(zorgoordeel) <= 64),
    CONSTRAINT fk_oordeel_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_oordeel_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_oordeel_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_oordeel_dossier_id ON oordeel (dossier_id);
CREATE INDEX ix_oordeel_leerling_id ON oordeel (leerling_id);
CREATE INDEX ix_oordeel_school_id ON oordeel (school_id);

CREATE TABLE zorg (
    id TEXT NOT NULL CONSTRAINT pk_zorg PRIMARY KEY,
    leerling_id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    dag TEXT NOT NULL,
    soort TEXT NOT NULL,
    domeinen TEXT NOT NULL,
    notitie TEXT NOT NULL,
    door_id TEXT NOT NULL,
    op TEXT NOT NULL,
    dossier_id TEXT NULL,
    oordeel_id TEXT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_zorg_domeinen_lengte CHECK (length(domeinen) <= 120),
    CONSTRAINT ck_zorg_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_zorg_notitie_lengte CHECK (length(notitie) <= 500),
    CONSTRAINT ck_zorg_soort_lengte CHECK (length(soort) <= 64),
    CONSTRAINT fk_zorg_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_zorg_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_zorg_oordeel_id FOREIGN KEY (oordeel_id) REFERENCES oordeel (id) ON DELETE RESTRICT,
    CONSTRAINT fk_zorg_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_zorg_dossier_id ON zorg (dossier_id);
CREATE INDEX ix_zorg_leerling_id ON zorg (leerling_id);
CREATE INDEX ix_zorg_oordeel_id ON zorg (oordeel_id);
CREATE INDEX ix_zorg_school_id_dag ON zorg (school_id, dag);

CREATE TABLE weekanalyse (
    school_id TEXT NOT NULL,
    maandag TEXT NOT NULL,
    bevindingen TEXT NOT NULL,
    eigen_rol TEXT NOT NULL,
    door_id TEXT NOT NULL,
    op TEXT NOT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT pk_weekanalyse PRIMARY KEY (school_id, maandag),
    CONSTRAINT ck_weekanalyse_bevindingen_lengte CHECK (length(bevindingen) <= 4000),
    CONSTRAINT ck_weekanalyse_eigen_rol_lengte CHECK (length(eigen_rol) <= 4000),
    CONSTRAINT ck_weekanalyse_school_id CHECK (school_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_weekanalyse_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);

CREATE TABLE weekafspraak (
    id TEXT NOT NULL CONSTRAINT pk_weekafspraak PRIMARY KEY,
    school_id TEXT NOT NULL,
    maandag TEXT NOT NULL,
    wat TEXT NOT NULL,
    wie_id TEXT NOT NULL,
    uiterlijk TEXT NOT NULL,
    door_id TEXT NOT NULL,
    op TEXT NOT NULL,
    gedaan_op TEXT NULL,
    gedaan_door_id TEXT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_weekafspraak_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_weekafspraak_wat_lengte CHECK (length(wat) <= 300),
    CONSTRAINT fk_weekafspraak_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT,
    CONSTRAINT fk_weekafspraak_wie_id FOREIGN KEY (wie_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_weekafspraak_school_id_maandag ON weekafspraak (school_id, maandag);
CREATE INDEX ix_weekafspraak_wie_id ON weekafspraak (wie_id);

ALTER TABLE signaal ADD COLUMN oordeel_id TEXT NULL;
