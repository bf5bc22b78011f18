-- the keys with which programs deliver registrations, and what was answered to them
CREATE TABLE aanleversleutel (
    id TEXT NOT NULL CONSTRAINT pk_aanleversleutel PRIMARY KEY,
    school_id TEXT NOT NULL,
    naam TEXT NOT NULL,
    hash BLOB NOT NULL,
    begin TEXT NOT NULL,
    gemaakt TEXT NOT NULL,
    gemaakt_door_id TEXT NOT NULL,
    verloopt TEXT NOT NULL,
    ingetrokken TEXT NULL,
    ingetrokken_door_id TEXT NULL,
    laatst_gebruikt TEXT NULL,
    CONSTRAINT ck_aanleversleutel_begin_lengte CHECK (length(begin) <= 8),
    CONSTRAINT ck_aanleversleutel_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_aanleversleutel_naam_lengte CHECK (length(naam) <= 60),
    CONSTRAINT fk_aanleversleutel_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_aanleversleutel_school_id ON aanleversleutel (school_id);
CREATE UNIQUE INDEX ux_aanleversleutel_hash ON aanleversleutel (hash);

CREATE TABLE aanleververzoek (
    sleutel_id TEXT NOT NULL,
    kenmerk TEXT NOT NULL,
    begonnen TEXT NOT NULL,
    hash BLOB NULL,
    status INTEGER NULL,
    antwoord text NULL,
    plaats TEXT NULL,
    CONSTRAINT pk_aanleververzoek PRIMARY KEY (sleutel_id, kenmerk),
    CONSTRAINT ck_aanleververzoek_kenmerk_lengte CHECK (length(kenmerk) <= 100),
    CONSTRAINT ck_aanleververzoek_plaats_lengte CHECK (length(plaats) <= 200),
    CONSTRAINT ck_aanleververzoek_sleutel_id CHECK (sleutel_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_aanleververzoek_sleutel_id FOREIGN KEY (sleutel_id) REFERENCES aanleversleutel (id) ON DELETE RESTRICT
);
CREATE INDEX ix_aanleververzoek_begonnen ON aanleververzoek (begonnen);
