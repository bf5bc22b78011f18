-- bringing data in: imports, registrations, signals, mappings, calendars, timetables
CREATE TABLE inleesbeurt (
    nr INTEGER NOT NULL CONSTRAINT pk_inleesbeurt PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    soort TEXT NOT NULL,
    status TEXT NOT NULL,
    bron TEXT NOT NULL,
    bestandsnaam TEXT NOT NULL,
    hash BLOB NOT NULL,
    van TEXT NULL,
    tot TEXT NULL,
    laatste_dag TEXT NULL,
    ontvangen INTEGER NOT NULL,
    nieuw INTEGER NOT NULL,
    gewijzigd INTEGER NOT NULL,
    onveranderd INTEGER NOT NULL,
    geweigerd INTEGER NOT NULL,
    verdwenen INTEGER NOT NULL,
    bevindingen text NOT NULL,
    opmerkingen text NOT NULL,
    door_id TEXT NOT NULL,
    rol TEXT NOT NULL,
    begonnen TEXT NOT NULL,
    levensteken TEXT NOT NULL,
    besloten TEXT NULL,
    besloten_door_id TEXT NULL,
    reden TEXT NULL,
    opgeruimd INTEGER NOT NULL,
    CONSTRAINT ck_inleesbeurt_bestandsnaam_lengte CHECK (length(bestandsnaam) <= 200),
    CONSTRAINT ck_inleesbeurt_bron_lengte CHECK (length(bron) <= 32),
    CONSTRAINT ck_inleesbeurt_periode CHECK ((van IS NULL) = (tot IS NULL) AND (van IS NULL OR van <= tot)),
    CONSTRAINT ck_inleesbeurt_reden_lengte CHECK (length(reden) <= 400),
    CONSTRAINT ck_inleesbeurt_rol CHECK (rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_inleesbeurt_soort CHECK (soort IN ('volledig', 'aanvulling')),
    CONSTRAINT ck_inleesbeurt_status CHECK (status IN ('bezig', 'gelezen', 'wacht-op-akkoord', 'toegepast', 'ongewijzigd', 'ongedaan', 'geweigerd', 'afgebroken')),
    CONSTRAINT ck_inleesbeurt_telling CHECK (status IN ('bezig', 'afgebroken') OR ontvangen = nieuw + gewijzigd + onveranderd + geweigerd),
    CONSTRAINT fk_inleesbeurt_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_inleesbeurt_school_id_nr ON inleesbeurt (school_id, nr);
CREATE UNIQUE INDEX ux_inleesbeurt_id ON inleesbeurt (id);
CREATE UNIQUE INDEX ux_inleesbeurt_school_id ON inleesbeurt (school_id) WHERE status IN ('bezig', 'gelezen', 'wacht-op-akkoord');

CREATE TABLE inleesfout (
    beurt INTEGER NOT NULL,
    nr INTEGER NOT NULL,
    regel INTEGER NOT NULL,
    kolom TEXT NOT NULL,
    wat TEXT NOT NULL,
    verwacht TEXT NOT NULL,
    CONSTRAINT pk_inleesfout PRIMARY KEY (beurt, nr),
    CONSTRAINT ck_inleesfout_kolom_lengte CHECK (length(kolom) <= 80),
    CONSTRAINT ck_inleesfout_verwacht_lengte CHECK (length(verwacht) <= 400),
    CONSTRAINT ck_inleesfout_wat_lengte CHECK (length(wat) <= 400),
    CONSTRAINT fk_inleesfout_beurt FOREIGN KEY (beurt) REFERENCES inleesbeurt (nr) ON DELETE RESTRICT
);

CREATE TABLE leerlingnummer (
    nr INTEGER NOT NULL CONSTRAINT pk_leerlingnummer PRIMARY KEY AUTOINCREMENT,
    leerling_id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    CONSTRAINT fk_leerlingnummer_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_leerlingnummer_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_leerlingnummer_school_id_nr ON leerlingnummer (school_id, nr);
CREATE UNIQUE INDEX ux_leerlingnummer_leerling_id ON leerlingnummer (leerling_id);

CREATE TABLE beurtleerling (
    beurt INTEGER NOT NULL,
    leerling INTEGER NOT NULL,
    CONSTRAINT pk_beurtleerling PRIMARY KEY (beurt, leerling),
    CONSTRAINT fk_beurtleerling_beurt FOREIGN KEY (beurt) REFERENCES inleesbeurt (nr) ON DELETE RESTRICT
);

CREATE TABLE registratie (
    leerling INTEGER NOT NULL,
    schooljaar INTEGER NOT NULL,
    dag TEXT NOT NULL,
    vak INTEGER NOT NULL,
    soort INTEGER NOT NULL,
    minuten INTEGER NOT NULL,
    sinds INTEGER NOT NULL,
    tot INTEGER NULL,
    CONSTRAINT pk_registratie PRIMARY KEY (leerling, schooljaar, dag, vak, soort, minuten, sinds),
    CONSTRAINT ck_registratie_inhoud CHECK (vak BETWEEN 0 AND 19 AND soort BETWEEN 0 AND 6 AND minuten BETWEEN 0 AND 1440)
) WITHOUT ROWID;

CREATE TABLE signaal (
    id TEXT NOT NULL CONSTRAINT pk_signaal PRIMARY KEY,
    leerling_id TEXT NOT NULL,
    school_id TEXT NOT NULL,
    schooljaar INTEGER NOT NULL,
    protocol TEXT NOT NULL,
    protocolversie TEXT NOT NULL,
    naam TEXT NOT NULL,
    sinds TEXT NOT NULL,
    tot TEXT NULL,
    waarde INTEGER NOT NULL,
    grens INTEGER NOT NULL,
    in_tienden INTEGER NOT NULL,
    eenheid TEXT NOT NULL,
    eerst_getoond TEXT NOT NULL,
    behandeling TEXT NOT NULL,
    behandeld_door_id TEXT NULL,
    behandeld_op TEXT NULL,
    vervallen_op TEXT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_signaal_behandeling CHECK (behandeling IN ('open', 'opgepakt', 'afgehandeld')),
    CONSTRAINT ck_signaal_eenheid_lengte CHECK (length(eenheid) <= 80),
    CONSTRAINT ck_signaal_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_signaal_naam_lengte CHECK (length(naam) <= 64),
    CONSTRAINT ck_signaal_periode CHECK (tot >= sinds),
    CONSTRAINT ck_signaal_protocol_lengte CHECK (length(protocol) <= 64),
    CONSTRAINT ck_signaal_protocolversie_lengte CHECK (length(protocolversie) <= 32),
    CONSTRAINT fk_signaal_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signaal_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_signaal_leerling_id_schooljaar ON signaal (leerling_id, schooljaar);
CREATE INDEX ix_signaal_school_id_tot ON signaal (school_id, tot);

CREATE TABLE signaalfeit (
    signaal_id TEXT NOT NULL,
    dossier_id TEXT NOT NULL,
    aan_nr INTEGER NOT NULL,
    aan_op TEXT NULL,
    uit_nr INTEGER NULL,
    uit_op TEXT NULL,
    CONSTRAINT pk_signaalfeit PRIMARY KEY (signaal_id, dossier_id),
    CONSTRAINT ck_signaalfeit_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_signaalfeit_signaal_id CHECK (signaal_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_signaalfeit_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signaalfeit_signaal_id FOREIGN KEY (signaal_id) REFERENCES signaal (id) ON DELETE CASCADE
);
CREATE INDEX ix_signaalfeit_dossier_id ON signaalfeit (dossier_id);

CREATE TABLE signaalwerk (
    leerling INTEGER NOT NULL CONSTRAINT pk_signaalwerk PRIMARY KEY,
    CONSTRAINT fk_signaalwerk_leerling FOREIGN KEY (leerling) REFERENCES leerlingnummer (nr) ON DELETE RESTRICT
);

CREATE TABLE schoolstand (
    school_id TEXT NOT NULL CONSTRAINT pk_schoolstand PRIMARY KEY,
    peildag TEXT NULL,
    CONSTRAINT ck_schoolstand_school_id CHECK (school_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_schoolstand_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);

CREATE TABLE koppeling (
    id TEXT NOT NULL CONSTRAINT pk_koppeling PRIMARY KEY,
    organisatie_id TEXT NOT NULL,
    naam TEXT NOT NULL,
    bestandssoort TEXT NOT NULL,
    inhoud text NOT NULL,
    bewaard_op TEXT NOT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_koppeling_bestandssoort_lengte CHECK (length(bestandssoort) <= 16),
    CONSTRAINT ck_koppeling_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_koppeling_naam_lengte CHECK (length(naam) <= 100),
    CONSTRAINT fk_koppeling_organisatie_id FOREIGN KEY (organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_koppeling_organisatie_id_naam ON koppeling (organisatie_id, naam);

CREATE TABLE schoolkalender (
    school_id TEXT NOT NULL,
    schooljaar INTEGER NOT NULL,
    versie INTEGER NOT NULL,
    is_yaml INTEGER NULL,
    inhoud text NOT NULL,
    door_id TEXT NOT NULL,
    sinds TEXT NOT NULL,
    CONSTRAINT pk_schoolkalender PRIMARY KEY (school_id, schooljaar, versie),
    CONSTRAINT ck_schoolkalender_school_id CHECK (school_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_schoolkalender_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);

CREATE TABLE leerlinglijst (
    id TEXT NOT NULL CONSTRAINT pk_leerlinglijst PRIMARY KEY,
    school_id TEXT NOT NULL,
    bestandsnaam TEXT NOT NULL,
    inhoud text NOT NULL,
    sinds TEXT NOT NULL,
    CONSTRAINT ck_leerlinglijst_bestandsnaam_lengte CHECK (length(bestandsnaam) <= 200),
    CONSTRAINT ck_leerlinglijst_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_leerlinglijst_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_leerlinglijst_school_id ON leerlinglijst (school_id);

CREATE TABLE roosterdag (
    leerling INTEGER NOT NULL,
    dag TEXT NOT NULL,
    minuten INTEGER NOT NULL,
    CONSTRAINT pk_roosterdag PRIMARY KEY (leerling, dag),
    CONSTRAINT ck_roosterdag_minuten CHECK (minuten BETWEEN 0 AND 1440)
);
