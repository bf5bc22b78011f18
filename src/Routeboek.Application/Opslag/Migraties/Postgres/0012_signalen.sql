-- the list of signals: what people decide, concerns, the weekly analysis
CREATE TABLE oordeel (
    id uuid NOT NULL,
    leerling_id uuid NOT NULL,
    school_id uuid NOT NULL,
    soort character varying(32) COLLATE "C" NOT NULL,
    zorgoordeel character varying(64) COLLATE "C",
    reden character varying(400) COLLATE "C" NOT NULL,
    herzien_op date,
    door_id uuid NOT NULL,
    op timestamp with time zone NOT NULL,
    dossier_id uuid,
    opende boolean NOT NULL,
    van_nr integer,
    tot_nr integer,
    ingetrokken_door_id uuid,
    ingetrokken_op timestamp with time zone,
    versie bigint NOT NULL,
    CONSTRAINT pk_oordeel PRIMARY KEY (id),
    CONSTRAINT ck_oordeel_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_oordeel_reden CHECK (soort = 'opgepakt' OR length(reden) > 0),
    CONSTRAINT ck_oordeel_soort CHECK (soort IN ('opgepakt', 'al-bekend', 'geen-zorg', 'onjuiste-registratie')),
    CONSTRAINT fk_oordeel_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_oordeel_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_oordeel_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_oordeel_dossier_id ON oordeel (dossier_id);
CREATE INDEX ix_oordeel_leerling_id ON oordeel (leerling_id);
CREATE INDEX ix_oordeel_school_id ON oordeel (school_id);

CREATE TABLE zorg (
    id uuid NOT NULL,
    leerling_id uuid NOT NULL,
    school_id uuid NOT NULL,
    dag date NOT NULL,
    soort character varying(64) COLLATE "C" NOT NULL,
    domeinen character varying(120) COLLATE "C" NOT NULL,
    notitie character varying(500) COLLATE "C" NOT NULL,
    door_id uuid NOT NULL,
    op timestamp with time zone NOT NULL,
    dossier_id uuid,
    oordeel_id uuid,
    versie bigint NOT NULL,
    CONSTRAINT pk_zorg PRIMARY KEY (id),
    CONSTRAINT ck_zorg_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
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
    school_id uuid NOT NULL,
    maandag date NOT NULL,
    bevindingen character varying(4000) COLLATE "C" NOT NULL,
    eigen_rol character varying(4000) COLLATE "C" NOT NULL,
    door_id uuid NOT NULL,
    op timestamp with time zone NOT NULL,
    versie bigint NOT NULL,
    CONSTRAINT pk_weekanalyse PRIMARY KEY (school_id, maandag),
    CONSTRAINT ck_weekanalyse_school_id CHECK (school_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_weekanalyse_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);

CREATE TABLE weekafspraak (
    id uuid NOT NULL,
    school_id uuid NOT NULL,
    maandag date NOT NULL,
    wat character varying(300) COLLATE "C" NOT NULL,
    wie_id uuid NOT NULL,
    uiterlijk date NOT NULL,
    door_id uuid NOT NULL,
    op timestamp with time zone NOT NULL,
    gedaan_op timestamp with time zone,
    gedaan_door_id uuid,
    versie bigint NOT NULL,
    CONSTRAINT pk_weekafspraak PRIMARY KEY (id),
    CONSTRAINT ck_weekafspraak_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_weekafspraak_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT,
    CONSTRAINT fk_weekafspraak_wie_id FOREIGN KEY (wie_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_weekafspraak_school_id_maandag ON weekafspraak (school_id, maandag);
CREATE INDEX ix_weekafspraak_wie_id ON weekafspraak (wie_id);

ALTER TABLE signaal ADD COLUMN oordeel_id uuid;
