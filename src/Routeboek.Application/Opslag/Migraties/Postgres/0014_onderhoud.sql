-- which upkeep was done when, so that of many nodes one does it
CREATE TABLE onderhoud (
    werk character varying(40) COLLATE "C" NOT NULL,
    begonnen timestamp with time zone NOT NULL,
    CONSTRAINT pk_onderhoud PRIMARY KEY (werk)
);
