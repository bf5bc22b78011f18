-- who recorded what access rests on, and why; questions for consent with their answers
CREATE TABLE vastlegging (
    id TEXT NOT NULL CONSTRAINT pk_vastlegging PRIMARY KEY,
    motief TEXT NOT NULL,
    houder TEXT NOT NULL,
    houder_organisatie_id TEXT NOT NULL,
    door_id TEXT NOT NULL,
    als_rol TEXT NOT NULL,
    vastgelegd TEXT NOT NULL,
    gezin_las TEXT NULL,
    beeindigd_door_id TEXT NULL,
    beeindigd TEXT NULL,
    CONSTRAINT ck_vastlegging_als_rol CHECK (als_rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_vastlegging_houder CHECK (houder IN ('school', 'jgz', 'leerplicht', 'samenwerkingsverband', 'jeugdhulp', 'gemeente')),
    CONSTRAINT ck_vastlegging_motief_lengte CHECK (length(motief) <= 1000),
    CONSTRAINT fk_vastlegging_houder_organisatie_id FOREIGN KEY (houder_organisatie_id) REFERENCES organisatie (id) ON DELETE RESTRICT
);
CREATE INDEX ix_vastlegging_houder_organisatie_id ON vastlegging (houder_organisatie_id);

CREATE TABLE toestemmingsvraag (
    id TEXT NOT NULL CONSTRAINT pk_toestemmingsvraag PRIMARY KEY,
    leerling_id TEXT NOT NULL,
    aan TEXT NOT NULL,
    persoon_id TEXT NULL,
    kamer TEXT NOT NULL,
    voor TEXT NOT NULL,
    doel TEXT NOT NULL,
    van TEXT NOT NULL,
    tot TEXT NOT NULL,
    houder TEXT NOT NULL,
    houder_organisatie_id TEXT NOT NULL,
    door_id TEXT NOT NULL,
    gesteld TEXT NOT NULL,
    ingetrokken TEXT NULL,
    CONSTRAINT ck_toestemmingsvraag_aan CHECK (aan IN ('school', 'schoolbestuur', 'gemeente', 'leerplicht', 'jeugdgezondheidszorg', 'samenwerkingsverband', 'jeugdhulp', 'gezin', 'gast')),
    CONSTRAINT ck_toestemmingsvraag_doel_lengte CHECK (length(doel) <= 1000),
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
    vraag_id TEXT NOT NULL,
    nr INTEGER NOT NULL,
    id TEXT NOT NULL,
    door_id TEXT NOT NULL,
    als_rol TEXT NOT NULL,
    ja INTEGER NOT NULL,
    vastgelegd_door_id TEXT NOT NULL,
    vastgelegd TEXT NOT NULL,
    CONSTRAINT pk_toestemmingsantwoord PRIMARY KEY (vraag_id, nr),
    CONSTRAINT ck_toestemmingsantwoord_als_rol CHECK (als_rol IN ('docent', 'mentor', 'vertrouwenspersoon', 'verzuimcoordinator', 'ondersteuningscoordinator', 'administratie', 'schoolleider', 'bestuur', 'leerplichtambtenaar', 'contactpersoon-gemeente', 'rmc', 'jeugdarts', 'jeugdverpleegkundige', 'maatschappelijk-werker', 'adviseur-samenwerkingsverband', 'directeur-samenwerkingsverband', 'gezinscoach', 'regisseur', 'teamleider', 'ouder', 'leerling', 'gast', 'functionaris-gegevensbescherming', 'beheerder')),
    CONSTRAINT ck_toestemmingsantwoord_vraag_id CHECK (vraag_id <> '00000000-0000-0000-0000-000000000000'),
    CONSTRAINT fk_toestemmingsantwoord_vraag_id FOREIGN KEY (vraag_id) REFERENCES toestemmingsvraag (id) ON DELETE RESTRICT
);

-- an answer stays: a later one counts
CREATE TRIGGER trg_toestemmingsantwoord_update BEFORE UPDATE ON toestemmingsantwoord BEGIN SELECT RAISE(ABORT, 'aan toestemmingsantwoord wordt alleen toegevoegd'); END;
CREATE TRIGGER trg_toestemmingsantwoord_delete BEFORE DELETE ON toestemmingsantwoord BEGIN SELECT RAISE(ABORT, 'aan toestemmingsantwoord wordt alleen toegevoegd'); END;
-- INSERT OR REPLACE would take a row away without the trigger above
CREATE TRIGGER trg_toestemmingsantwoord_insert BEFORE INSERT ON toestemmingsantwoord WHEN EXISTS (SELECT 1 FROM toestemmingsantwoord WHERE vraag_id = NEW.vraag_id AND nr = NEW.nr) BEGIN SELECT RAISE(ABORT, 'aan toestemmingsantwoord wordt alleen toegevoegd'); END;

-- a school shows a mapping to the schools of its samenwerkingsverband
ALTER TABLE koppeling ADD COLUMN gedeeld TEXT NULL;
