-- presence: numbers to call, what people corrected, registers that were taken, contacts
ALTER TABLE persoon ADD COLUMN telefoon character varying(32) COLLATE "C";
ALTER TABLE leerling ADD COLUMN telefoon character varying(32) COLLATE "C";

CREATE TABLE correctie (
    leerling integer NOT NULL,
    dag date NOT NULL,
    beurt integer NOT NULL,
    gezien character varying(1000) COLLATE "C" NOT NULL,
    tot integer,
    CONSTRAINT pk_correctie PRIMARY KEY (leerling, dag, beurt),
    CONSTRAINT fk_correctie_beurt FOREIGN KEY (beurt) REFERENCES inleesbeurt (nr) ON DELETE RESTRICT,
    CONSTRAINT fk_correctie_leerling FOREIGN KEY (leerling) REFERENCES leerlingnummer (nr) ON DELETE RESTRICT
);
CREATE INDEX ix_correctie_beurt ON correctie (beurt);
CREATE INDEX ix_correctie_tot ON correctie (tot);

CREATE TABLE register (
    groep_id uuid NOT NULL,
    dag date NOT NULL,
    vak smallint NOT NULL,
    door_id uuid NOT NULL,
    op timestamp with time zone NOT NULL,
    laatst_door_id uuid NOT NULL,
    laatst_op timestamp with time zone NOT NULL,
    CONSTRAINT pk_register PRIMARY KEY (groep_id, dag, vak),
    CONSTRAINT ck_register_groep_id CHECK (groep_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_register_vak CHECK (vak BETWEEN 1 AND 19),
    CONSTRAINT fk_register_groep_id FOREIGN KEY (groep_id) REFERENCES groep (id) ON DELETE RESTRICT
);

CREATE TABLE contact (
    id uuid NOT NULL,
    leerling_id uuid NOT NULL,
    school_id uuid NOT NULL,
    dag date NOT NULL,
    vak smallint NOT NULL,
    door_id uuid NOT NULL,
    rol character varying(32) COLLATE "C" NOT NULL,
    op timestamp with time zone NOT NULL,
    met character varying(32) COLLATE "C" NOT NULL,
    ouder_id uuid,
    bereikt boolean NOT NULL,
    opnieuw smallint,
    reden character varying(32) COLLATE "C",
    soort smallint,
    notitie character varying(400) COLLATE "C" NOT NULL,
    beurt integer,
    corrigeert_id uuid,
    ingetrokken_op timestamp with time zone,
    ingetrokken_door_id uuid,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT ck_contact_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_contact_ingetrokken CHECK ((ingetrokken_op IS NULL) = (ingetrokken_door_id IS NULL)),
    CONSTRAINT ck_contact_met CHECK (met IN ('ouder', 'leerling')),
    CONSTRAINT ck_contact_rol CHECK (rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_contact_uitkomst CHECK (bereikt AND opnieuw IS NULL AND reden IS NOT NULL OR NOT bereikt AND reden IS NULL AND soort IS NULL AND opnieuw BETWEEN 0 AND 1439),
    CONSTRAINT ck_contact_vak CHECK (vak BETWEEN 0 AND 19 AND soort BETWEEN 0 AND 6),
    CONSTRAINT fk_contact_beurt FOREIGN KEY (beurt) REFERENCES inleesbeurt (nr) ON DELETE RESTRICT,
    CONSTRAINT fk_contact_corrigeert_id FOREIGN KEY (corrigeert_id) REFERENCES contact (id) ON DELETE RESTRICT,
    CONSTRAINT fk_contact_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT,
    CONSTRAINT fk_contact_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_contact_beurt ON contact (beurt);
CREATE INDEX ix_contact_leerling_id_dag ON contact (leerling_id, dag);
CREATE INDEX ix_contact_school_id ON contact (school_id);
CREATE INDEX ix_contact_corrigeert_id ON contact (corrigeert_id);

CREATE TABLE contactfeit (
    contact_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    nr integer NOT NULL,
    reden_nr integer,
    CONSTRAINT pk_contactfeit PRIMARY KEY (contact_id, dossier_id),
    CONSTRAINT ck_contactfeit_contact_id CHECK (contact_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_contactfeit_dossier_id CHECK (dossier_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_contactfeit_contact_id FOREIGN KEY (contact_id) REFERENCES contact (id) ON DELETE RESTRICT,
    CONSTRAINT fk_contactfeit_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT
);
CREATE INDEX ix_contactfeit_dossier_id ON contactfeit (dossier_id);
