-- who recorded a fact, who is at work on a task, what goes out by mail
ALTER TABLE feit ADD COLUMN door_persoon_id uuid;
CREATE INDEX ix_feit_soort_op ON feit (soort, op);
CREATE INDEX ix_feit_door_persoon_id_vastgelegd ON feit (door_persoon_id, vastgelegd);

ALTER TABLE dossierprojectie ADD COLUMN casusrol character varying(64) COLLATE "C";
ALTER TABLE dossierprojectie ADD COLUMN fase character varying(64) COLLATE "C";
-- both follow from the facts: the next sweep fills them in
UPDATE dossierprojectie SET volgende_wijziging = berekend_op;

CREATE TABLE taakgreep (
    dossier_id uuid NOT NULL,
    afspraak character varying(80) COLLATE "C" NOT NULL,
    wortel integer NOT NULL,
    persoon_id uuid NOT NULL,
    sinds timestamp with time zone NOT NULL,
    CONSTRAINT pk_taakgreep PRIMARY KEY (dossier_id, afspraak, wortel),
    CONSTRAINT ck_taakgreep_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_taakgreep_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_taakgreep_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_taakgreep_persoon_id ON taakgreep (persoon_id);

CREATE TABLE bericht (
    id uuid NOT NULL,
    aan character varying(254) COLLATE "C" NOT NULL,
    onderwerp character varying(200) COLLATE "C" NOT NULL,
    tekst text COLLATE "C" NOT NULL,
    gemaakt timestamp with time zone NOT NULL,
    volgende_poging timestamp with time zone,
    pogingen integer NOT NULL,
    verzonden timestamp with time zone,
    opgegeven timestamp with time zone,
    CONSTRAINT pk_bericht PRIMARY KEY (id),
    CONSTRAINT ck_bericht_id CHECK (id <> '00000000-0000-0000-0000-000000000000')
);
CREATE INDEX ix_bericht_volgende_poging ON bericht (volgende_poging) WHERE volgende_poging IS NOT NULL;

CREATE TABLE overzichtskeuze (
    persoon_id uuid NOT NULL,
    ritme character varying(32) COLLATE "C" NOT NULL,
    volgende timestamp with time zone NOT NULL,
    CONSTRAINT pk_overzichtskeuze PRIMARY KEY (persoon_id),
    CONSTRAINT ck_overzichtskeuze_persoon_id CHECK (persoon_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_overzichtskeuze_ritme CHECK (ritme IN ('geen', 'ochtend', 'maandag')),
    CONSTRAINT fk_overzichtskeuze_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_overzichtskeuze_volgende ON overzichtskeuze (volgende);
