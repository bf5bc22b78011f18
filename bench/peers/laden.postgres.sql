-- After COPY into bron (typed by its header) and kalender_bron: pupils get a number, dates the number of their school day,
-- default minutes are filled in, the same row twice counts once. Timed as load, not as evaluation.
\set lesuur_minuten 60

-- dag: school days numbered in order, one number left open between two school years, so that no run or window passes a summer.
CREATE UNLOGGED TABLE kalender AS
SELECT datum, minuten, jaar,
  (row_number() OVER (ORDER BY datum) + dense_rank() OVER (ORDER BY jaar) - 1)::integer AS dag,
  (dense_rank() OVER (ORDER BY date_trunc('week', datum::timestamp)))::integer AS week
FROM (
  SELECT datum, minuten, (extract(year FROM datum) - CASE WHEN extract(month FROM datum) < 8 THEN 1 ELSE 0 END)::integer AS jaar
  FROM kalender_bron) k;
ALTER TABLE kalender ADD PRIMARY KEY (dag);
ANALYZE kalender;
ANALYZE bron;

CREATE UNLOGGED TABLE leerling AS
SELECT row_number() OVER (ORDER BY naam)::integer AS nr, naam FROM (SELECT DISTINCT btrim(leerling) AS naam FROM bron) l;
ANALYZE leerling;

-- lesuur 0: registered by dagdeel, or te_laat without a slot. dagdelen: 0, 1 or 2.
CREATE UNLOGGED TABLE verzuim AS
SELECT leerling, dag, soort, lesuur, dagdelen, minuten
FROM (
  SELECT DISTINCT l.nr AS leerling, k.dag, b.soort, coalesce(b.lesuur, 0::smallint) AS lesuur, b.dagdeel,
    (CASE WHEN b.dagdeel IS NULL THEN 0 WHEN b.dagdeel = 'dag' THEN 2 ELSE 1 END)::smallint AS dagdelen,
    coalesce(b.minuten, CASE
      WHEN b.soort = 'te_laat' THEN 0
      WHEN b.lesuur IS NOT NULL THEN :lesuur_minuten
      WHEN b.dagdeel = 'dag' THEN k.minuten
      ELSE (k.minuten + 1) / 2 END::smallint) AS minuten
  FROM bron b JOIN kalender k ON k.datum = b.datum JOIN leerling l ON l.naam = btrim(b.leerling)) v
ORDER BY leerling, dag;
CREATE INDEX verzuim_leerling_dag ON verzuim (leerling, dag);
VACUUM ANALYZE verzuim;
