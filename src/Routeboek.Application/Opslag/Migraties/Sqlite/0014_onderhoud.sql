-- which upkeep was done when, so that of many nodes one does it
CREATE TABLE onderhoud (
    werk TEXT NOT NULL CONSTRAINT pk_onderhoud PRIMARY KEY,
    begonnen TEXT NOT NULL,
    CONSTRAINT ck_onderhoud_werk_lengte CHECK (length(werk) <= 40)
);
