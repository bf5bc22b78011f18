-- organisations, people and their roles, pupils, the protocol of a school
CREATE TABLE organisatie (
    id uuid NOT NULL,
    soort character varying(32) COLLATE "C" NOT NULL,
    naam character varying(200) COLLATE "C" NOT NULL,
    zoeknaam character varying(400) COLLATE "C" NOT NULL,
    brin character varying(4) COLLATE "C",
    bestuur_id uuid,
    versie bigint NOT NULL,
    CONSTRAINT pk_organisatie PRIMARY KEY (id),
    CONSTRAINT ck_organisatie_brin CHECK ((soort = 'school') = (brin IS NOT NULL) AND (soort = 'school' OR bestuur_id IS NULL)),
    CONSTRAINT ck_organisatie_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_organisatie_soort CHECK (soort IN ('school', 'bestuur', 'samenwerkingsverband', 'gemeente', 'jgz', 'maatschappelijk-werk', 'jeugdhulp', 'rmc')),
    CONSTRAINT fk_organisatie_bestuur_id FOREIGN KEY (bestuur_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_organisatie_bestuur_id ON organisatie (bestuur_id);
CREATE INDEX ix_organisatie_zoeknaam ON organisatie (zoeknaam);
CREATE UNIQUE INDEX ux_organisatie_brin ON organisatie (brin);

CREATE TABLE vestiging (
    nummer character varying(2) COLLATE "C" NOT NULL,
    organisatie_id uuid NOT NULL,
    naam character varying(200) COLLATE "C" NOT NULL,
    plaats character varying(80) COLLATE "C" NOT NULL,
    CONSTRAINT pk_vestiging PRIMARY KEY (organisatie_id, nummer),
    CONSTRAINT ck_vestiging_organisatie_id CHECK (organisatie_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_vestiging_organisatie_id FOREIGN KEY (organisatie_id) REFERENCES organisatie (id) ON DELETE CASCADE
);

CREATE TABLE persoon (
    id uuid NOT NULL,
    zoeknaam character varying(602) COLLATE "C" NOT NULL,
    sorteernaam character varying(602) COLLATE "C" NOT NULL,
    versie bigint NOT NULL,
    achternaam character varying(100) COLLATE "C" NOT NULL,
    tussenvoegsel character varying(100) COLLATE "C" NOT NULL,
    voornaam character varying(100) COLLATE "C" NOT NULL,
    CONSTRAINT pk_persoon PRIMARY KEY (id),
    CONSTRAINT ck_persoon_id CHECK (id <> '00000000-0000-0000-0000-000000000000')
);
CREATE INDEX ix_persoon_sorteernaam ON persoon (sorteernaam);

CREATE TABLE rolbezetting (
    id uuid NOT NULL,
    persoon_id uuid NOT NULL,
    organisatie_id uuid NOT NULL,
    rol character varying(32) COLLATE "C" NOT NULL,
    van date NOT NULL,
    tot date,
    vervangt_id uuid,
    versie bigint NOT NULL,
    CONSTRAINT pk_rolbezetting PRIMARY KEY (id),
    CONSTRAINT ck_rolbezetting_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_rolbezetting_periode CHECK (tot >= van AND (vervangt_id IS NULL OR tot IS NOT NULL)),
    CONSTRAINT ck_rolbezetting_rol CHECK (rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT fk_rolbezetting_organisatie_id FOREIGN KEY (organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT,
    CONSTRAINT fk_rolbezetting_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT,
    CONSTRAINT fk_rolbezetting_vervangt_id FOREIGN KEY (vervangt_id) REFERENCES rolbezetting (id) ON DELETE RESTRICT
);
CREATE INDEX ix_rolbezetting_organisatie_id_rol_van ON rolbezetting (organisatie_id, rol, van);
CREATE INDEX ix_rolbezetting_persoon_id ON rolbezetting (persoon_id);
CREATE INDEX ix_rolbezetting_vervangt_id ON rolbezetting (vervangt_id);

CREATE TABLE schoolprotocol (
    id uuid NOT NULL,
    school_id uuid NOT NULL,
    protocol character varying(64) COLLATE "C" NOT NULL,
    protocolversie character varying(32) COLLATE "C" NOT NULL,
    van date NOT NULL,
    tot date,
    versie bigint NOT NULL,
    CONSTRAINT pk_schoolprotocol PRIMARY KEY (id),
    CONSTRAINT ck_schoolprotocol_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_schoolprotocol_periode CHECK (tot >= van),
    CONSTRAINT fk_schoolprotocol_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_schoolprotocol_school_id_van ON schoolprotocol (school_id, van);

CREATE TABLE leerling (
    id uuid NOT NULL,
    persoon_id uuid NOT NULL,
    school_id uuid NOT NULL,
    sleutel character varying(128) COLLATE "C" NOT NULL,
    zoeknaam character varying(602) COLLATE "C" NOT NULL,
    sorteernaam character varying(602) COLLATE "C" NOT NULL,
    geboren date NOT NULL,
    sector character varying(32) COLLATE "C" NOT NULL,
    woongemeente character varying(80) COLLATE "C" NOT NULL,
    gemeentenaam character varying(160) COLLATE "C" NOT NULL,
    versie bigint NOT NULL,
    achternaam character varying(100) COLLATE "C" NOT NULL,
    tussenvoegsel character varying(100) COLLATE "C" NOT NULL,
    voornaam character varying(100) COLLATE "C" NOT NULL,
    CONSTRAINT pk_leerling PRIMARY KEY (id),
    CONSTRAINT ck_leerling_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_leerling_sector CHECK (sector IN ('po', 'vo', 'mbo')),
    CONSTRAINT fk_leerling_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_leerling_gemeentenaam ON leerling (gemeentenaam);
CREATE INDEX ix_leerling_persoon_id ON leerling (persoon_id);
CREATE INDEX ix_leerling_school_id_sorteernaam ON leerling (school_id, sorteernaam);
CREATE UNIQUE INDEX ux_leerling_school_id_sleutel ON leerling (school_id, sleutel);

CREATE TABLE gezag (
    ouder_id uuid NOT NULL,
    leerling_id uuid NOT NULL,
    soort character varying(32) COLLATE "C" NOT NULL,
    CONSTRAINT pk_gezag PRIMARY KEY (leerling_id, ouder_id),
    CONSTRAINT ck_gezag_leerling_id CHECK (leerling_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_gezag_ouder_id CHECK (ouder_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_gezag_soort CHECK (soort IN ('ja', 'nee', 'onbekend')),
    CONSTRAINT fk_gezag_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE CASCADE,
    CONSTRAINT fk_gezag_ouder_id FOREIGN KEY (ouder_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_gezag_ouder_id ON gezag (ouder_id);
