-- accounts with their means, sessions, one-time links, failures of signing in, the keys of data protection
CREATE TABLE account (
    id uuid NOT NULL,
    persoon_id uuid NOT NULL,
    naam character varying(254) COLLATE "C" NOT NULL,
    wachtwoord character varying(200) COLLATE "C",
    geheim character varying(400) COLLATE "C",
    code_aan boolean NOT NULL,
    laatste_stap bigint NOT NULL,
    uitgeschakeld timestamp with time zone,
    gemaakt timestamp with time zone NOT NULL,
    versie bigint NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (id),
    CONSTRAINT ck_account_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_account_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_account_naam ON account (naam);
CREATE UNIQUE INDEX ux_account_persoon_id ON account (persoon_id);

CREATE TABLE passkey (
    sleutel bytea NOT NULL,
    account_id uuid NOT NULL,
    publiek bytea NOT NULL,
    teller bigint NOT NULL,
    vervoer character varying(200) COLLATE "C" NOT NULL,
    gecontroleerd boolean NOT NULL,
    overdraagbaar boolean NOT NULL,
    overgedragen boolean NOT NULL,
    naam character varying(100) COLLATE "C" NOT NULL,
    gemaakt timestamp with time zone NOT NULL,
    CONSTRAINT pk_passkey PRIMARY KEY (sleutel),
    CONSTRAINT fk_passkey_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX ix_passkey_account_id ON passkey (account_id);

CREATE TABLE herstelcode (
    account_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_herstelcode PRIMARY KEY (account_id, hash),
    CONSTRAINT ck_herstelcode_account_id CHECK (account_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_herstelcode_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);

CREATE TABLE externe_aanmelding (
    uitgever character varying(200) COLLATE "C" NOT NULL,
    onderwerp character varying(255) COLLATE "C" NOT NULL,
    account_id uuid NOT NULL,
    gemaakt timestamp with time zone NOT NULL,
    CONSTRAINT pk_externe_aanmelding PRIMARY KEY (uitgever, onderwerp),
    CONSTRAINT fk_externe_aanmelding_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX ix_externe_aanmelding_account_id ON externe_aanmelding (account_id);

CREATE TABLE sessie (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    rolbezetting_id uuid,
    middel character varying(32) COLLATE "C" NOT NULL,
    begonnen timestamp with time zone NOT NULL,
    gezien timestamp with time zone NOT NULL,
    bevestigd timestamp with time zone NOT NULL,
    toestel character varying(100) COLLATE "C" NOT NULL,
    beeindigd timestamp with time zone,
    CONSTRAINT pk_sessie PRIMARY KEY (id),
    CONSTRAINT ck_sessie_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_sessie_middel CHECK (middel IN ('wachtwoord', 'wachtwoord-en-code', 'passkey', 'extern', 'demo')),
    CONSTRAINT fk_sessie_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT,
    CONSTRAINT fk_sessie_rolbezetting_id FOREIGN KEY (rolbezetting_id) REFERENCES rolbezetting (id) ON DELETE RESTRICT
);
CREATE INDEX ix_sessie_account_id ON sessie (account_id);
CREATE INDEX ix_sessie_rolbezetting_id ON sessie (rolbezetting_id);

CREATE TABLE eenmalige_link (
    hash bytea NOT NULL,
    soort character varying(32) COLLATE "C" NOT NULL,
    account_id uuid,
    verloopt timestamp with time zone NOT NULL,
    gebruikt timestamp with time zone,
    CONSTRAINT pk_eenmalige_link PRIMARY KEY (hash),
    CONSTRAINT ck_eenmalige_link_account CHECK ((soort = 'eerste-beheerder') = (account_id IS NULL)),
    CONSTRAINT ck_eenmalige_link_soort CHECK (soort IN ('eerste-beheerder', 'uitnodiging', 'herstel')),
    CONSTRAINT fk_eenmalige_link_account_id FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX ix_eenmalige_link_account_id ON eenmalige_link (account_id);

CREATE TABLE aanmeldpoging (
    sleutel bytea NOT NULL,
    mislukt integer NOT NULL,
    laatste timestamp with time zone NOT NULL,
    weer timestamp with time zone NOT NULL,
    CONSTRAINT pk_aanmeldpoging PRIMARY KEY (sleutel)
);

CREATE TABLE sleutelring (
    naam character varying(100) COLLATE "C" NOT NULL,
    xml text COLLATE "C" NOT NULL,
    CONSTRAINT pk_sleutelring PRIMARY KEY (naam)
);
