-- organisations, people and their roles, pupils, the protocol of a school
CREATE TABLE organisatie (
    id TEXT NOT NULL CONSTRAINT pk_organisatie PRIMARY KEY,
    soort TEXT NOT NULL,
    naam TEXT NOT NULL,
    zoeknaam TEXT NOT NULL,
    brin TEXT NULL,
    bestuur_id TEXT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_organisatie_brin CHECK ((soort = 'school') = (brin IS NOT NULL) AND (soort = 'school' OR bestuur_id IS NULL)),
    CONSTRAINT ck_organisatie_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_organisatie_naam_lengte CHECK (length(naam) <= 200),
    CONSTRAINT ck_organisatie_soort CHECK (soort IN ('school', 'bestuur', 'samenwerkingsverband', 'gemeente', 'jgz', 'maatschappelijk-werk', 'jeugdhulp', 'rmc')),
    CONSTRAINT ck_organisatie_zoeknaam_lengte CHECK (length(zoeknaam) <= 400),
    CONSTRAINT fk_organisatie_bestuur_id FOREIGN KEY (bestuur_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_organisatie_bestuur_id ON organisatie (bestuur_id);
CREATE INDEX ix_organisatie_zoeknaam ON organisatie (zoeknaam);
CREATE UNIQUE INDEX ux_organisatie_brin ON organisatie (brin);

CREATE TABLE vestiging (
    nummer TEXT NOT NULL,
    organisatie_id TEXT NOT NULL,
    naam TEXT NOT NULL,
    plaats TEXT NOT NULL,
    CONSTRAINT pk_vestiging PRIMARY KEY (organisatie_id, nummer),
    CONSTRAINT ck_vestiging_naam_lengte CHECK (length(naam) <= 200),
    CONSTRAINT ck_vestiging_nummer_lengte CHECK (length(nummer) <= 2),
    CONSTRAINT ck_vestiging_organisatie_id CHECK (organisatie_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_vestiging_plaats_lengte CHECK (length(plaats) <= 80),
    CONSTRAINT fk_vestiging_organisatie_id FOREIGN KEY (organisatie_id) REFERENCES organisatie (id) ON DELETE CASCADE
);

CREATE TABLE persoon (
    id TEXT NOT NULL CONSTRAINT pk_persoon PRIMARY KEY,
    zoeknaam TEXT NOT NULL,
    sorteernaam TEXT NOT NULL,
    versie INTEGER NOT NULL,
    achternaam TEXT NOT NULL,
    tussenvoegsel TEXT NOT NULL,
    voornaam TEXT NOT NULL,
    CONSTRAINT ck_persoon_achternaam_lengte CHECK (length(achternaam) <= 100),
    CONSTRAINT ck_persoon_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_persoon_sorteernaam_lengte CHECK (length(sorteernaam) <= 602),
    CONSTRAINT ck_persoon_tussenvoegsel_lengte CHECK (length(tussenvoegsel) <= 100),
    CONSTRAINT ck_persoon_voornaam_lengte CHECK (length(voornaam) <= 100),
    CONSTRAINT ck_persoon_zoeknaam_lengte CHECK (length(zoeknaam) <= 602)
);
CREATE INDEX ix_persoon_sorteernaam ON persoon (sorteernaam);

CREATE TABLE rolbezetting (
    id TEXT NOT NULL CONSTRAINT pk_rolbezetting PRIMARY KEY,
    persoon_id TEXT NOT NULL,
    organisatie_id TEXT NOT NULL,
    rol TEXT NOT NULL,
    van TEXT NOT NULL,
    tot TEXT NULL,
    vervangt_id TEXT NULL,
    versie INTEGER NOT NULL,
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
    id TEXT NOT NULL CONSTRAINT pk_schoolprotocol PRIMARY KEY,
    school_id TEXT NOT NULL,
    protocol TEXT NOT NULL,
    protocolversie TEXT NOT NULL,
    van TEXT NOT NULL,
    tot TEXT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_schoolprotocol_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_schoolprotocol_periode CHECK (tot >= van),
    CONSTRAINT ck_schoolprotocol_protocol_lengte CHECK (length(protocol) <= 64),
    CONSTRAINT ck_schoolprotocol_protocolversie_lengte CHECK (length(protocolversie) <= 32),
    CONSTRAINT fk_schoolprotocol_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_schoolprotocol_school_id_van ON schoolprotocol (school_id, van);

CREATE TABLE leerling (
    id TEXT NOT NULL CONSTRAINT pk_leerling PRIMARY KEY,
    persoon_id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    sleutel TEXT NOT NULL,
    zoeknaam TEXT NOT NULL,
    sorteernaam TEXT NOT NULL,
    geboren TEXT NOT NULL,
    sector TEXT NOT NULL,
    woongemeente TEXT NOT NULL,
    gemeentenaam TEXT NOT NULL,
    versie INTEGER NOT NULL,
    achternaam TEXT NOT NULL,
    tussenvoegsel TEXT NOT NULL,
    voornaam TEXT NOT NULL,
    CONSTRAINT ck_leerling_achternaam_lengte CHECK (length(achternaam) <= 100),
    CONSTRAINT ck_leerling_gemeentenaam_lengte CHECK (length(gemeentenaam) <= 160),
    CONSTRAINT ck_leerling_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_leerling_sector CHECK (sector IN ('po', 'vo', 'mbo')),
    CONSTRAINT ck_leerling_sleutel_lengte CHECK (length(sleutel) <= 128),
    CONSTRAINT ck_leerling_sorteernaam_lengte CHECK (length(sorteernaam) <= 602),
    CONSTRAINT ck_leerling_tussenvoegsel_lengte CHECK (length(tussenvoegsel) <= 100),
    CONSTRAINT ck_leerling_voornaam_lengte CHECK (length(voornaam) <= 100),
    CONSTRAINT ck_leerling_woongemeente_lengte CHECK (length(woongemeente) <= 80),
    CONSTRAINT ck_leerling_zoeknaam_lengte CHECK (length(zoeknaam) <= 602),
    CONSTRAINT fk_leerling_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_leerling_gemeentenaam ON leerling (gemeentenaam);
CREATE INDEX ix_leerling_persoon_id ON leerling (persoon_id);
CREATE INDEX ix_leerling_school_id_sorteernaam ON leerling (school_id, sorteernaam);
CREATE UNIQUE INDEX ux_leerling_school_id_sleutel ON leerling (school_id, sleutel);

CREATE TABLE gezag (
    ouder_id TEXT NOT NULL,
    leerling_id TEXT NOT NULL,
    soort TEXT NOT NULL,
    CONSTRAINT pk_gezag PRIMARY KEY (leerling_id, ouder_id),
    CONSTRAINT ck_gezag_leerling_id CHECK (leerling_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_gezag_ouder_id CHECK (ouder_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_gezag_soort CHECK (soort IN ('ja', 'nee', 'onbekend')),
    CONSTRAINT fk_gezag_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE CASCADE,
    CONSTRAINT fk_gezag_ouder_id FOREIGN KEY (ouder_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_gezag_ouder_id ON gezag (ouder_id);
