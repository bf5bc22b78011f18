-- an agreement of the weekly analysis that was not done says why
ALTER TABLE weekafspraak ADD COLUMN niet_gedaan TEXT NULL CONSTRAINT ck_weekafspraak_niet_gedaan_lengte CHECK (length(niet_gedaan) <= 300);
