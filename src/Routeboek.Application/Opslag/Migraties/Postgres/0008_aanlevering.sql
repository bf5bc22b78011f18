-- the keys with which programs deliver registrations, and what was answered to them
CREATE TABLE aanleversleutel (
    id uuid NOT NULL,
    school_id uuid NOT NULL,
    naam character varying(60) COLLATE "C" NOT NULL,
    hash bytea NOT NULL,
    begin character varying(8) COLLATE "C" NOT NULL,
    gemaakt timestamp with time zone NOT NULL,
    gemaakt_door_id uuid NOT NULL,
    verloopt timestamp with time zone NOT NULL,
    ingetrokken timestamp with time zone,
    ingetrokken_door_id uuid,
    laatst_gebruikt timestamp with time zone,
    CONSTRAINT pk_aanleversleutel PRIMARY KEY (id),
    CONSTRAINT ck_aanleversleutel_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_aanleversleutel_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_aanleversleutel_school_id ON aanleversleutel (school_id);
CREATE UNIQUE INDEX ux_aanleversleutel_hash ON aanleversleutel (hash);

CREATE TABLE aanleververzoek (
    sleutel_id uuid NOT NULL,
    kenmerk character varying(100) COLLATE "C" NOT NULL,
    begonnen timestamp with time zone NOT NULL,
    hash bytea,
    status integer,
    antwoord text COLLATE "C",
    plaats character varying(200) COLLATE "C",
    CONSTRAINT pk_aanleververzoek PRIMARY KEY (sleutel_id, kenmerk),
    CONSTRAINT ck_aanleververzoek_sleutel_id CHECK (sleutel_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_aanleververzoek_sleutel_id FOREIGN KEY (sleutel_id) REFERENCES aanleversleutel (id) ON DELETE RESTRICT
);
CREATE INDEX ix_aanleververzoek_begonnen ON aanleververzoek (begonnen);
