-- accounts with their means, sessions, one-time links, failures of signing in, the keys of data protection
CREATE TABLE account (
    id TEXT NOT NULL CONSTRAINT pk_account PRIMARY KEY,
    persoon_id TEXT NOT NULL,
    naam TEXT NOT NULL,
    wachtwoord TEXT NULL,
    geheim TEXT NULL,
    code_aan INTEGER NOT NULL,
    laatste_stap INTEGER NOT NULL,
    uitgeschakeld TEXT NULL,
    gemaakt TEXT NOT NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_account_geheim_lengte CHECK (length(geheim) <= 400),
    CONSTRAINT ck_account_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_account_naam_lengte CHECK (length(naam) <= 254),
    CONSTRAINT ck_account_wachtwoord_lengte CHECK (length(wachtwoord) <= 200),
    CONSTRAINT fk_account_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_account_naam ON account (naam);
CREATE UNIQUE INDEX ux_account_persoon_id ON account (persoon_id);

CREATE TABLE passkey (
    sleutel BLOB NOT NULL CONSTRAINT pk_passkey PRIMARY KEY,
    account_id TEXT NOT NULL,
    publiek BLOB NOT NULL,
    teller INTEGER NOT NULL,
    vervoer TEXT NOT NULL,
    gecontroleerd INTEGER NOT NULL,
    overdraagbaar INTEGER NOT NULL,
    overgedragen INTEGER NOT NULL,
    naam TEXT NOT NULL,
    gemaakt TEXT NOT NULL,
    CONSTRAINT ck_passkey_naam_lengte CHECK (length(naam) <= 100),
    CONSTRAINT ck_passkey_vervoer_lengte CHECK (length(vervoer) <= 200),
    CONSTRAINT fk_passkey_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX ix_passkey_account_id ON passkey (account_id);

CREATE TABLE herstelcode (
    account_id TEXT NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_herstelcode PRIMARY KEY (account_id, hash),
    CONSTRAINT ck_herstelcode_account_id CHECK (account_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_herstelcode_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);

CREATE TABLE externe_aanmelding (
    uitgever TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    account_id TEXT NOT NULL,
    gemaakt TEXT NOT NULL,
    CONSTRAINT pk_externe_aanmelding PRIMARY KEY (uitgever, onderwerp),
    CONSTRAINT ck_externe_aanmelding_onderwerp_lengte CHECK (length(onderwerp) <= 255),
    CONSTRAINT ck_externe_aanmelding_uitgever_lengte CHECK (length(uitgever) <= 200),
    CONSTRAINT fk_externe_aanmelding_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX ix_externe_aanmelding_account_id ON externe_aanmelding (account_id);

CREATE TABLE sessie (
    id TEXT NOT NULL CONSTRAINT pk_sessie PRIMARY KEY,
    account_id TEXT NOT NULL,
    rolbezetting_id TEXT NULL,
    middel TEXT NOT NULL,
    begonnen TEXT NOT NULL,
    gezien TEXT NOT NULL,
    bevestigd TEXT NOT NULL,
    toestel TEXT NOT NULL,
    beeindigd TEXT NULL,
    CONSTRAINT ck_sessie_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_sessie_middel CHECK (middel IN ('wachtwoord', 'wachtwoord-en-code', 'passkey', 'extern', 'demo')),
    CONSTRAINT ck_sessie_toestel_lengte CHECK (length(toestel) <= 100),
    CONSTRAINT fk_sessie_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT,
    CONSTRAINT fk_sessie_rolbezetting_id FOREIGN KEY (rolbezetting_id) REFERENCES rolbezetting (id) ON DELETE RESTRICT
);
CREATE INDEX ix_sessie_account_id ON sessie (account_id);
CREATE INDEX ix_sessie_rolbezetting_id ON sessie (rolbezetting_id);

CREATE TABLE eenmalige_link (
    hash BLOB NOT NULL CONSTRAINT pk_eenmalige_link PRIMARY KEY,
    soort TEXT NOT NULL,
    account_id TEXT NULL,
    verloopt TEXT NOT NULL,
    gebruikt TEXT NULL,
    CONSTRAINT ck_eenmalige_link_account CHECK ((soort = 'eerste-beheerder') = (account_id IS NULL)),
    CONSTRAINT ck_eenmalige_link_soort CHECK (soort IN ('eerste-beheerder', 'uitnodiging', 'herstel')),
    CONSTRAINT fk_eenmalige_link_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX ix_eenmalige_link_account_id ON eenmalige_link (account_id);

CREATE TABLE aanmeldpoging (
    sleutel BLOB NOT NULL CONSTRAINT pk_aanmeldpoging PRIMARY KEY,
    mislukt INTEGER NOT NULL,
    laatste TEXT NOT NULL,
    weer TEXT NOT NULL
);

CREATE TABLE sleutelring (
    naam TEXT NOT NULL CONSTRAINT pk_sleutelring PRIMARY KEY,
    xml text NOT NULL,
    CONSTRAINT ck_sleutelring_naam_lengte CHECK (length(naam) <= 100)
);
