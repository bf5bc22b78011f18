-- who recorded a fact, who is at work on a task, what goes out by mail
ALTER TABLE feit ADD COLUMN door_persoon_id TEXT NULL;
CREATE INDEX ix_feit_soort_op ON feit (soort, op);
CREATE INDEX ix_feit_door_persoon_id_vastgelegd ON feit (door_persoon_id, vastgelegd);

-- a column with a condition of the table cannot be added here, so the table is made anew; both new columns follow from the facts: the next sweep fills them in
DROP INDEX ix_dossierprojectie_volgende_wijziging;
ALTER TABLE dossierprojectie RENAME TO dossierprojectie_oud;
CREATE TABLE dossierprojectie (
    dossier_id TEXT NOT NULL CONSTRAINT pk_dossierprojectie PRIMARY KEY,
    berekend_op TEXT NOT NULL,
    tot_nr INTEGER NOT NULL,
    volgende_wijziging TEXT NULL,
    bezwaar TEXT NULL,
    open_van TEXT NULL,
    open_tot TEXT NULL,
    casusrol TEXT NULL,
    fase TEXT NULL,
    CONSTRAINT ck_dossierprojectie_bezwaar_lengte CHECK (length(bezwaar) <= 400),
    CONSTRAINT ck_dossierprojectie_casusrol_lengte CHECK (length(casusrol) <= 64),
    CONSTRAINT ck_dossierprojectie_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_dossierprojectie_fase_lengte CHECK (length(fase) <= 64),
    CONSTRAINT fk_dossierprojectie_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);
INSERT INTO dossierprojectie (dossier_id, berekend_op, tot_nr, volgende_wijziging, bezwaar, open_van, open_tot)
    SELECT dossier_id, berekend_op, tot_nr, berekend_op, bezwaar, open_van, open_tot FROM dossierprojectie_oud;
DROP TABLE dossierprojectie_oud;
CREATE INDEX ix_dossierprojectie_volgende_wijziging ON dossierprojectie (volgende_wijziging);

CREATE TABLE taakgreep (
    dossier_id TEXT NOT NULL,
    afspraak TEXT NOT NULL,
    wortel INTEGER NOT NULL,
    persoon_id TEXT NOT NULL,
    sinds TEXT NOT NULL,
    CONSTRAINT pk_taakgreep PRIMARY KEY (dossier_id, afspraak, wortel),
    CONSTRAINT ck_taakgreep_afspraak_lengte CHECK (length(afspraak) <= 80),
    CONSTRAINT ck_taakgreep_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_taakgreep_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_taakgreep_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_taakgreep_persoon_id ON taakgreep (persoon_id);

CREATE TABLE bericht (
    id TEXT NOT NULL CONSTRAINT pk_bericht PRIMARY KEY,
    aan TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    tekst text NOT NULL,
    gemaakt TEXT NOT NULL,
    volgende_poging TEXT NULL,
    pogingen INTEGER NOT NULL,
    verzonden TEXT NULL,
    opgegeven TEXT NULL,
    CONSTRAINT ck_bericht_aan_lengte CHECK (length(aan) <= 254),
    CONSTRAINT ck_bericht_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_bericht_onderwerp_lengte CHECK (length(onderwerp) <= 200)
);
CREATE INDEX ix_bericht_volgende_poging ON bericht (volgende_poging) WHERE volgende_poging IS NOT NULL;

CREATE TABLE overzichtskeuze (
    persoon_id TEXT NOT NULL CONSTRAINT pk_overzichtskeuze PRIMARY KEY,
    ritme TEXT NOT NULL,
    volgende TEXT NOT NULL,
    CONSTRAINT ck_overzichtskeuze_persoon_id CHECK (persoon_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_overzichtskeuze_ritme CHECK (ritme IN ('geen', 'ochtend', 'maandag')),
    CONSTRAINT fk_overzichtskeuze_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_overzichtskeuze_volgende ON overzichtskeuze (volgende);
