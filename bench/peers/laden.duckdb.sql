-- Loads verzuim.csv and kalender.csv: pupils get a number, dates the number of their school day, default minutes are filled
-- in, the same row twice counts once. Timed as load, not as evaluation.
\set lesuur_minuten 60
-- given by the script: :verzuim and :kalender (paths as literals)

CREATE TYPE soort AS ENUM ('ziek', 'ziek_naar_huis', 'te_laat', 'ongeoorloofd', 'geoorloofd', 'onbekend', 'niet_in_groep');
CREATE TYPE dagdeel AS ENUM ('ochtend', 'middag', 'dag');

-- dag: school days numbered in order, one number left open between two school years, so that no run or window passes a summer.
CREATE TABLE kalender AS
SELECT datum, minuten, jaar,
  (row_number() OVER (ORDER BY datum) + dense_rank() OVER (ORDER BY jaar) - 1)::SMALLINT AS dag,
  (dense_rank() OVER (ORDER BY date_trunc('week', datum)))::SMALLINT AS week
FROM (
  SELECT datum, minuten, year(datum) - CASE WHEN month(datum) < 8 THEN 1 ELSE 0 END AS jaar
  FROM read_csv(:kalender, delim = ';', header = true, types = {'datum': 'DATE', 'minuten': 'INTEGER'}));

CREATE TABLE bron AS
SELECT trim(leerling) AS leerling, datum, dagdeel, lesuur, soort, minuten
FROM read_csv(:verzuim, delim = ';', header = true, quote = '"', dateformat = '%Y-%m-%d',
  types = {'leerling': 'VARCHAR', 'datum': 'DATE', 'dagdeel': 'dagdeel', 'lesuur': 'UTINYINT', 'soort': 'soort', 'minuten': 'SMALLINT'});

CREATE TABLE leerling AS
SELECT row_number() OVER (ORDER BY naam)::INTEGER AS nr, naam FROM (SELECT DISTINCT leerling AS naam FROM bron);

-- lesuur 0: registered by dagdeel, or te_laat without a slot. dagdelen: 0, 1 or 2.
CREATE TABLE verzuim AS
SELECT leerling, dag, soort, lesuur, dagdelen, minuten
FROM (
  SELECT DISTINCT l.nr AS leerling, k.dag, b.soort, coalesce(b.lesuur, 0)::UTINYINT AS lesuur, b.dagdeel,
    CASE WHEN b.dagdeel IS NULL THEN 0 WHEN b.dagdeel = 'dag' THEN 2 ELSE 1 END::UTINYINT AS dagdelen,
    coalesce(b.minuten, CASE
      WHEN b.soort = 'te_laat' THEN 0
      WHEN b.lesuur IS NOT NULL THEN :lesuur_minuten
      WHEN b.dagdeel = 'dag' THEN k.minuten
      ELSE (k.minuten + 1) // 2 END)::SMALLINT AS minuten
  FROM bron b JOIN kalender k USING (datum) JOIN leerling l ON l.naam = b.leerling)
ORDER BY leerling, dag;
