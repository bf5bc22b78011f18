-- documents with their drafts; a release can be of a document too
CREATE TABLE document (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    soort character varying(32) COLLATE "C" NOT NULL,
    houder character varying(32) COLLATE "C" NOT NULL,
    houder_organisatie_id uuid NOT NULL,
    kamer character varying(32) COLLATE "C" NOT NULL,
    vertrouwelijk_tot date,
    titel character varying(200) COLLATE "C" NOT NULL,
    inhoud text COLLATE "C" NOT NULL,
    vastgesteld_op timestamp with time zone,
    hash bytea,
    versie bigint NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (id),
    CONSTRAINT ck_document_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_document_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_document_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_document_soort CHECK (soort IN ('plan', 'verslag', 'formulier', 'notitie', 'brief')),
    CONSTRAINT ck_document_vastgesteld CHECK ((vastgesteld_op IS NULL) = (hash IS NULL)),
    CONSTRAINT fk_document_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_document_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_document_dossier_id ON document (dossier_id);
CREATE INDEX ix_document_houder_organisatie_id ON document (houder_organisatie_id);

CREATE TABLE documentversie (
    document_id uuid NOT NULL,
    nr bigint NOT NULL,
    titel character varying(200) COLLATE "C" NOT NULL,
    inhoud text COLLATE "C" NOT NULL,
    door_id uuid NOT NULL,
    bewaard timestamp with time zone NOT NULL,
    CONSTRAINT pk_documentversie PRIMARY KEY (document_id, nr),
    CONSTRAINT ck_documentversie_document_id CHECK (document_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_documentversie_document_id FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE RESTRICT
);

ALTER TABLE vrijgave ALTER COLUMN feit DROP NOT NULL;
ALTER TABLE vrijgave ADD COLUMN document_id uuid;
ALTER TABLE vrijgave ADD CONSTRAINT ck_vrijgave_voorwerp CHECK ((feit IS NULL) <> (document_id IS NULL));
ALTER TABLE vrijgave ADD CONSTRAINT fk_vrijgave_document_id FOREIGN KEY (document_id) REFERENCES document (id) ON DELETE RESTRICT;
CREATE INDEX ix_vrijgave_document_id ON vrijgave (document_id);
CREATE TRIGGER trg_documentversie_rij BEFORE UPDATE OR DELETE ON documentversie FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen();
CREATE TRIGGER trg_documentversie_leeg BEFORE TRUNCATE ON documentversie FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();
-- what was adopted does not change any more
CREATE FUNCTION document_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'een vastgesteld document wijzigt niet meer';
END;
$$;
CREATE TRIGGER trg_document_vastgesteld BEFORE UPDATE ON document FOR EACH ROW WHEN (OLD.vastgesteld_op IS NOT NULL) EXECUTE FUNCTION document_blijft();
