-- who recorded what access rests on, and why; questions for consent with their answers
CREATE TABLE vastlegging (
    id uuid NOT NULL,
    motief character varying(1000) COLLATE "C" NOT NULL,
    houder character varying(32) COLLATE "C" NOT NULL,
    houder_organisatie_id uuid NOT NULL,
    door_id uuid NOT NULL,
    als_rol character varying(32) COLLATE "C" NOT NULL,
    vastgelegd timestamp with time zone NOT NULL,
    gezin_las date,
    beeindigd_door_id uuid,
    beeindigd timestamp with time zone,
    CONSTRAINT pk_vastlegging PRIMARY KEY (id),
    CONSTRAINT ck_vastlegging_als_rol CHECK (als_rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_vastlegging_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT fk_vastlegging_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_vastlegging_houder_organisatie_id ON vastlegging (houder_organisatie_id);

CREATE TABLE toestemmingsvraag (
    id uuid NOT NULL,
    leerling_id uuid NOT NULL,
    aan character varying(32) COLLATE "C" NOT NULL,
    persoon_id uuid,
    kamer character varying(32) COLLATE "C" NOT NULL,
    voor character varying(32) COLLATE "C" NOT NULL,
    doel character varying(1000) COLLATE "C" NOT NULL,
    van date NOT NULL,
    tot date NOT NULL,
    houder character varying(32) COLLATE "C" NOT NULL,
    houder_organisatie_id uuid NOT NULL,
    door_id uuid NOT NULL,
    gesteld timestamp with time zone NOT NULL,
    ingetrokken timestamp with time zone,
    CONSTRAINT pk_toestemmingsvraag PRIMARY KEY (id),
    CONSTRAINT ck_toestemmingsvraag_aan CHECK (aan IN ('school', 'schoolbestuur', 'gemeente', 'leerplicht', 'jeugdgezondheidszorg', 'samenwerkingsverband', 'jeugdhulp', 'gezin', 'gast')),
    CONSTRAINT ck_toestemmingsvraag_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_toestemmingsvraag_id CHECK (id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT ck_toestemmingsvraag_kamer CHECK (kamer IN ('gewoon', 'zorg', 'jgz-medisch', 'meldcode', 'handhaving')),
    CONSTRAINT ck_toestemmingsvraag_periode CHECK (tot >= van),
    CONSTRAINT ck_toestemmingsvraag_voor CHECK (voor IN ('delen-met-school', 'hulpverlening', 'behandelaar', 'jeugdarts', 'overleg')),
    CONSTRAINT fk_toestemmingsvraag_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT,
    CONSTRAINT fk_toestemmingsvraag_leerling_id FOREIGN KEY (leerling_id) REFERENCES leerling (id) ON DELETE RESTRICT
);
CREATE INDEX ix_toestemmingsvraag_houder_organisatie_id ON toestemmingsvraag (houder_organisatie_id);
CREATE INDEX ix_toestemmingsvraag_leerling_id ON toestemmingsvraag (leerling_id);

CREATE TABLE toestemmingsantwoord (
    vraag_id uuid NOT NULL,
    nr integer NOT NULL,
    id uuid NOT NULL,
    door_id uuid NOT NULL,
    als_rol character varying(32) COLLATE "C" NOT NULL,
    ja boolean NOT NULL,
    vastgelegd_door_id uuid NOT NULL,
    vastgelegd timestamp with time zone NOT NULL,
    CONSTRAINT pk_toestemmingsantwoord PRIMARY KEY (vraag_id, nr),
    CONSTRAINT ck_toestemmingsantwoord_als_rol CHECK (als_rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_toestemmingsantwoord_vraag_id CHECK (vraag_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_toestemmingsantwoord_vraag_id FOREIGN KEY (vraag_id) REFERENCES toestemmingsvraag (id) ON DELETE RESTRICT
);

-- an answer stays: a later one counts
CREATE TRIGGER trg_toestemmingsantwoord_rij BEFORE UPDATE OR DELETE ON toestemmingsantwoord FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen();
CREATE TRIGGER trg_toestemmingsantwoord_leeg BEFORE TRUNCATE ON toestemmingsantwoord FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen();

-- a school shows a mapping to the schools of its samenwerkingsverband
ALTER TABLE koppeling ADD COLUMN gedeeld timestamp with time zone;
