-- an agreement of the weekly analysis that was not done says why
ALTER TABLE weekafspraak ADD COLUMN niet_gedaan character varying(300) COLLATE "C";
