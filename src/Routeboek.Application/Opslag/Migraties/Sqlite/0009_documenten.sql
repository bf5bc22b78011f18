-- documents with their drafts; a release can be of a document too
CREATE TABLE document (
    id TEXT NOT NULL CONSTRAINT pk_document PRIMARY KEY,
    dossier_id TEXT NOT NULL,
    soort TEXT NOT NULL,
    houder TEXT NOT NULL,
    houder_organisatie_id TEXT NOT NULL,
    kamer TEXT NOT NULL,
    vertrouwelijk_tot TEXT NULL,
    titel TEXT NOT NULL,
    inhoud text NOT NULL,
    vastgesteld_op TEXT NULL,
    hash BLOB NULL,
    versie INTEGER NOT NULL,
    CONSTRAINT ck_document_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_document_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_document_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_document_soort CHECK (soort IN ('plan', 'verslag', 'formulier', 'notitie', 'brief')),
    CONSTRAINT ck_document_titel_lengte CHECK (length(titel) <= 200),
    CONSTRAINT ck_document_vastgesteld CHECK ((vastgesteld_op IS NULL) = (hash IS NULL)),
    CONSTRAINT fk_document_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_document_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_document_dossier_id ON document (dossier_id);
CREATE INDEX ix_document_houder_organisatie_id ON document (houder_organisatie_id);

CREATE TABLE documentversie (
    document_id TEXT NOT NULL,
    nr INTEGER NOT NULL,
    titel TEXT NOT NULL,
    inhoud text NOT NULL,
    door_id TEXT NOT NULL,
    bewaard TEXT NOT NULL,
    CONSTRAINT pk_documentversie PRIMARY KEY (document_id, nr),
    CONSTRAINT ck_documentversie_document_id CHECK (document_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_documentversie_titel_lengte CHECK (length(titel) <= 200),
    CONSTRAINT fk_documentversie_document_id FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE RESTRICT
);

CREATE TABLE vrijgave_nieuw (
    id TEXT NOT NULL CONSTRAINT pk_vrijgave PRIMARY KEY,
    dossier_id TEXT NOT NULL,
    feit INTEGER NULL,
    document_id TEXT NULL,
    aan TEXT NOT NULL,
    persoon_id TEXT NULL,
    op TEXT NOT NULL,
    CONSTRAINT ck_vrijgave_aan CHECK (aan IN ('school', 'schoolbestuur', 'gemeente', 'leerplicht', 'jeugdgezondheidszorg', 'samenwerkingsverband', 'jeugdhulp', 'gezin', 'gast')),
    CONSTRAINT ck_vrijgave_voorwerp CHECK ((feit IS NULL) <> (document_id IS NULL)),
    CONSTRAINT fk_vrijgave_document_id FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE RESTRICT,
    CONSTRAINT fk_vrijgave_dossier_id_feit FOREIGN KEY (dossier_id, feit) REFERENCES feit (dossier_id, nr) ON DELETE RESTRICT
);
INSERT INTO vrijgave_nieuw (id, dossier_id, feit, aan, persoon_id, op) SELECT id, dossier_id, feit, aan, persoon_id, op FROM vrijgave;
DROP TABLE vrijgave;
ALTER TABLE vrijgave_nieuw RENAME TO vrijgave;
CREATE INDEX ix_vrijgave_document_id ON vrijgave (document_id);
CREATE INDEX ix_vrijgave_dossier_id_feit ON vrijgave (dossier_id, feit);
CREATE TRIGGER trg_documentversie_update BEFORE UPDATE ON documentversie BEGIN SELECT RAISE(ABORT, 'aan documentversie wordt alleen toegevoegd'); END;
CREATE TRIGGER trg_documentversie_delete BEFORE DELETE ON documentversie BEGIN SELECT RAISE(ABORT, 'aan documentversie wordt alleen toegevoegd'); END;
-- INSERT OR REPLACE would take a row away without the trigger above
CREATE TRIGGER trg_documentversie_insert BEFORE INSERT ON documentversie WHEN EXISTS (SELECT 1 FROM documentversie WHERE document_id = NEW.document_id AND nr = NEW.nr) BEGIN SELECT RAISE(ABORT, 'aan documentversie wordt alleen toegevoegd'); END;
-- what was adopted does not change any more
CREATE TRIGGER trg_document_vastgesteld BEFORE UPDATE ON document WHEN OLD.vastgesteld_op IS NOT NULL BEGIN SELECT RAISE(ABORT, 'een vastgesteld document wijzigt niet meer'); END;
