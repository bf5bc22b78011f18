-- what access rests on: groups, relations, consent, grounds, releases; and what this database is
CREATE TABLE installatie (
    nr integer NOT NULL,
    demo boolean NOT NULL,
    hoofdorganisatie_id uuid,
    CONSTRAINT pk_installatie PRIMARY KEY (nr),
    CONSTRAINT ck_installatie_nr CHECK (nr = 1),
    CONSTRAINT fk_installatie_hoofdorganisatie_id FOREIGN KEY (hoofdorganisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_installatie_hoofdorganisatie_id ON installatie (hoofdorganisatie_id);

CREATE TABLE aansluiting (
    van_id uuid NOT NULL,
    bij_id uuid NOT NULL,
    CONSTRAINT pk_aansluiting PRIMARY KEY (van_id, bij_id),
    CONSTRAINT ck_aansluiting_bij_id CHECK (bij_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_aansluiting_van_id CHECK (van_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_aansluiting_bij_id FOREIGN KEY (bij_id) REFERENCES organisatie (id) ON DELETE RESTRICT,
    CONSTRAINT fk_aansluiting_van_id FOREIGN KEY (van_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_aansluiting_bij_id ON aansluiting (bij_id);

CREATE TABLE groep (
    id uuid NOT NULL,
    school_id uuid NOT NULL,
    naam character varying(80) COLLATE "C" NOT NULL,
    schooljaar integer NOT NULL,
    versie bigint NOT NULL,
    CONSTRAINT pk_groep PRIMARY KEY (id),
    CONSTRAINT ck_groep_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_groep_school_id FOREIGN KEY (school_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX ux_groep_school_id_schooljaar_naam ON groep (school_id, schooljaar, naam);

CREATE TABLE groepslid (
    leerling_id uuid NOT NULL,
    van date NOT NULL,
    groep_id uuid NOT NULL,
    tot date,
    CONSTRAINT pk_groepslid PRIMARY KEY (groep_id, leerling_id, van),
    CONSTRAINT ck_groepslid_groep_id CHECK (groep_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_groepslid_leerling_id CHECK (leerling_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_groepslid_groep_id FOREIGN KEY (groep_id) REFERENCES groep (id) ON DELETE CASCADE,
    CONSTRAINT fk_groepslid_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT
);
CREATE INDEX ix_groepslid_leerling_id ON groepslid (leerling_id);

CREATE TABLE groepsrol (
    persoon_id uuid NOT NULL,
    rol character varying(32) COLLATE "C" NOT NULL,
    van date NOT NULL,
    groep_id uuid NOT NULL,
    tot date,
    CONSTRAINT pk_groepsrol PRIMARY KEY (groep_id, persoon_id, rol, van),
    CONSTRAINT ck_groepsrol_groep_id CHECK (groep_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_groepsrol_persoon_id CHECK (persoon_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_groepsrol_rol CHECK (rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT fk_groepsrol_groep_id FOREIGN KEY (groep_id) REFERENCES groep (id) ON DELETE CASCADE,
    CONSTRAINT fk_groepsrol_persoon_id FOREIGN KEY (persoon_id) REFERENCES persoon (id) ON DELETE RESTRICT
);
CREATE INDEX ix_groepsrol_persoon_id ON groepsrol (persoon_id);

CREATE TABLE betrokkenheid (
    id uuid NOT NULL,
    rol character varying(32) COLLATE "C" NOT NULL,
    persoon_id uuid,
    organisatie_id uuid,
    grond character varying(32) COLLATE "C" NOT NULL,
    van date NOT NULL,
    tot date,
    leerling_id uuid,
    dossier_id uuid,
    CONSTRAINT pk_betrokkenheid PRIMARY KEY (id),
    CONSTRAINT ck_betrokkenheid_grond CHECK (grond IN ('wettelijke-taak', 'algemeen-belang', 'toestemming', 'doorbreking-beroepsgeheim', 'verzoek', 'vitaal-belang', 'meldrecht')),
    CONSTRAINT ck_betrokkenheid_periode CHECK (tot >= van),
    CONSTRAINT ck_betrokkenheid_rol CHECK (rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_betrokkenheid_zaak CHECK (leerling_id IS NOT NULL OR dossier_id IS NOT NULL),
    CONSTRAINT fk_betrokkenheid_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_betrokkenheid_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT
);
CREATE INDEX ix_betrokkenheid_dossier_id ON betrokkenheid (dossier_id);
CREATE INDEX ix_betrokkenheid_leerling_id ON betrokkenheid (leerling_id);
CREATE INDEX ix_betrokkenheid_persoon_id ON betrokkenheid (persoon_id);

CREATE TABLE toestemming (
    id uuid NOT NULL,
    door_id uuid NOT NULL,
    als_rol character varying(32) COLLATE "C" NOT NULL,
    aan character varying(32) COLLATE "C" NOT NULL,
    persoon_id uuid,
    kamer character varying(32) COLLATE "C" NOT NULL,
    van date NOT NULL,
    tot date,
    leerling_id uuid,
    dossier_id uuid,
    CONSTRAINT pk_toestemming PRIMARY KEY (id),
    CONSTRAINT ck_toestemming_aan CHECK (aan IN ('school', 'schoolbestuur', 'gemeente', 'leerplicht', 'jeugdgezondheidszorg', 'samenwerkingsverband', 'jeugdhulp', 'gezin', 'gast')),
    CONSTRAINT ck_toestemming_als_rol CHECK (als_rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_toestemming_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_toestemming_periode CHECK (tot >= van),
    CONSTRAINT ck_toestemming_zaak CHECK (leerling_id IS NOT NULL OR dossier_id IS NOT NULL),
    CONSTRAINT fk_toestemming_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_toestemming_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT
);
CREATE INDEX ix_toestemming_dossier_id ON toestemming (dossier_id);
CREATE INDEX ix_toestemming_leerling_id ON toestemming (leerling_id);

CREATE TABLE aanleiding (
    id uuid NOT NULL,
    soort character varying(32) COLLATE "C" NOT NULL,
    feit integer,
    van date NOT NULL,
    tot date,
    leerling_id uuid,
    dossier_id uuid,
    CONSTRAINT pk_aanleiding PRIMARY KEY (id),
    CONSTRAINT ck_aanleiding_periode CHECK (tot >= van),
    CONSTRAINT ck_aanleiding_soort CHECK (soort IN ('melding-duo', 'absoluut-verzuim', 'vrijstelling', 'vervangende-leerplicht', 'verlof-boven-tien-dagen', 'verwijdering-gemeld', 'verzoek-ouders', 'verzoek-leerling', 'zorgwekkend-verzuim-gemeld', 'ondersteuning-gevraagd', 'overlegtafel')),
    CONSTRAINT ck_aanleiding_zaak CHECK (leerling_id IS NOT NULL OR dossier_id IS NOT NULL),
    CONSTRAINT fk_aanleiding_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_aanleiding_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT
);
CREATE INDEX ix_aanleiding_dossier_id ON aanleiding (dossier_id);
CREATE INDEX ix_aanleiding_leerling_id ON aanleiding (leerling_id);

CREATE TABLE uitsluiting (
    id uuid NOT NULL,
    ouder_id uuid NOT NULL,
    kamer character varying(32) COLLATE "C" NOT NULL,
    van date NOT NULL,
    tot date,
    leerling_id uuid,
    dossier_id uuid,
    CONSTRAINT pk_uitsluiting PRIMARY KEY (id),
    CONSTRAINT ck_uitsluiting_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_uitsluiting_periode CHECK (tot >= van),
    CONSTRAINT ck_uitsluiting_zaak CHECK (leerling_id IS NOT NULL OR dossier_id IS NOT NULL),
    CONSTRAINT fk_uitsluiting_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_uitsluiting_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT
);
CREATE INDEX ix_uitsluiting_dossier_id ON uitsluiting (dossier_id);
CREATE INDEX ix_uitsluiting_leerling_id ON uitsluiting (leerling_id);

CREATE TABLE wilsonbekwaamheid (
    id uuid NOT NULL,
    kamer character varying(32) COLLATE "C" NOT NULL,
    van date NOT NULL,
    tot date,
    leerling_id uuid,
    dossier_id uuid,
    CONSTRAINT pk_wilsonbekwaamheid PRIMARY KEY (id),
    CONSTRAINT ck_wilsonbekwaamheid_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_wilsonbekwaamheid_periode CHECK (tot >= van),
    CONSTRAINT ck_wilsonbekwaamheid_zaak CHECK (leerling_id IS NOT NULL OR dossier_id IS NOT NULL),
    CONSTRAINT fk_wilsonbekwaamheid_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossier (id) ON DELETE RESTRICT,
    CONSTRAINT fk_wilsonbekwaamheid_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT
);
CREATE INDEX ix_wilsonbekwaamheid_dossier_id ON wilsonbekwaamheid (dossier_id);
CREATE INDEX ix_wilsonbekwaamheid_leerling_id ON wilsonbekwaamheid (leerling_id);

CREATE TABLE vrijgave (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    feit integer NOT NULL,
    aan character varying(32) COLLATE "C" NOT NULL,
    persoon_id uuid,
    op date NOT NULL,
    CONSTRAINT pk_vrijgave PRIMARY KEY (id),
    CONSTRAINT ck_vrijgave_aan CHECK (aan IN ('school', 'schoolbestuur', 'gemeente', 'leerplicht', 'jeugdgezondheidszorg', 'samenwerkingsverband', 'jeugdhulp', 'gezin', 'gast')),
    CONSTRAINT fk_vrijgave_dossier_id_feit FOREIGN KEY (dossier_id, feit) REFERENCES feit (dossier_id, nr) ON DELETE RESTRICT
);
CREATE INDEX ix_vrijgave_dossier_id_feit ON vrijgave (dossier_id, feit);
CREATE FUNCTION installatie_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'een voorbeeldwereld blijft een voorbeeldwereld';
END;
$$;
CREATE TRIGGER trg_installatie_demo BEFORE UPDATE OF demo ON installatie FOR EACH ROW WHEN (NEW.demo <> OLD.demo) EXECUTE FUNCTION installatie_blijft();
CREATE TRIGGER trg_installatie_delete BEFORE DELETE ON installatie FOR EACH ROW EXECUTE FUNCTION installatie_blijft();
CREATE TRIGGER trg_installatie_truncate BEFORE TRUNCATE ON installatie FOR EACH STATEMENT EXECUTE FUNCTION installatie_blijft();
