-- The signals of den-bosch-vo (2022-01) over all pupils and all school days up to the peildatum, as a set.
-- Every criterion becomes intervals of school days: a running total for the counts of the school year, runs for illness
-- and absence, and for the windows a sweep over what enters and what leaves. Nothing is computed per pupil and day that
-- has no row. Parameters:
\set te_laat_aandacht 1
\set te_laat_gesprek 3
\set te_laat_preventief 8
\set te_laat_duo 12
\set spijbelen_gesprek_lesuren 1
\set spijbelen_gesprek_dagdelen 1
\set spijbelen_preventief_lesuren 8
\set spijbelen_duo_lesuren 12
\set spijbelen_duo_dagdelen 4
\set frequent_perioden 3
\set frequent_hoogstens_dagen 2
\set frequent_maanden 2
\set verspreid_meer_dan_dagen 4
\set verspreid_perioden 2
\set verspreid_maanden 1
\set lang_waarschuwing_meer_dan_dagen 5
\set lang_meer_dan_dagen 10
\set opvallend_dagen 3
\set opvallend_maanden 1
\set beginnend_dagen 6
\set thuiszitter_kalenderdagen 29
\set thuiszitter_maanden 3
\set leerplicht_minuten 960
\set leerplicht_lesuur_telt 60
\set leerplicht_schoolweken 4
\set ziektedag_procent 50
\set niet_meedoen_procent 50
-- given by the script: :peildatum (a literal)

-- Per school day: the last day on which it still lies in a window, and the first day on which a reeks that begins here is long enough.
CREATE OR REPLACE TABLE grens AS
SELECT d.dag, d.jaar, d.datum, d.minuten,
  max(x.dag) AS jaar_tot,
  max(x.dag) FILTER (WHERE x.datum - INTERVAL :frequent_maanden MONTH <= d.datum) AS frequent_tot,
  max(x.dag) FILTER (WHERE x.datum - INTERVAL :verspreid_maanden MONTH <= d.datum) AS verspreid_tot,
  max(x.dag) FILTER (WHERE x.datum - INTERVAL :opvallend_maanden MONTH <= d.datum) AS opvallend_tot,
  max(x.dag) FILTER (WHERE x.week < d.week + :leerplicht_schoolweken) AS leerplicht_tot,
  min(x.dag) FILTER (WHERE x.datum - d.datum + 1 >= :thuiszitter_kalenderdagen) AS thuiszitter_van,
  min(x.dag) FILTER (WHERE x.datum >= d.datum + INTERVAL :thuiszitter_maanden MONTH) AS maanden_van
FROM kalender d JOIN kalender x ON x.jaar = d.jaar AND x.dag >= d.dag
GROUP BY ALL;

SET VARIABLE peil = (SELECT max(dag) FROM kalender WHERE datum <= :peildatum);

-- One row per pupil and school day with a registration.
CREATE OR REPLACE TABLE dagen AS
SELECT v.leerling, v.dag, g.jaar, v.te_laat, v.lesuren, v.dagdelen, v.leerplicht, v.naar_huis,
  v.ziek * 100 >= g.minuten * :ziektedag_procent AS ziek,
  v.afwezig * 100 >= g.minuten * :niet_meedoen_procent AS afwezig
FROM (
  SELECT leerling, dag,
    sum((soort = 'te_laat')::INTEGER)::INTEGER AS te_laat,
    sum((soort = 'ongeoorloofd' AND lesuur > 0)::INTEGER)::INTEGER AS lesuren,
    sum(CASE WHEN soort = 'ongeoorloofd' THEN dagdelen ELSE 0 END)::INTEGER AS dagdelen,
    sum(CASE WHEN soort = 'ongeoorloofd' THEN CASE WHEN lesuur > 0 THEN :leerplicht_lesuur_telt ELSE minuten END ELSE 0 END)::INTEGER AS leerplicht,
    max((soort = 'ziek_naar_huis')::INTEGER) AS naar_huis,
    sum(CASE WHEN soort IN ('ziek', 'ziek_naar_huis') THEN minuten ELSE 0 END)::INTEGER AS ziek,
    sum(CASE WHEN soort IN ('ziek', 'ziek_naar_huis', 'ongeoorloofd', 'geoorloofd', 'onbekend') THEN minuten ELSE 0 END)::INTEGER AS afwezig
  FROM verzuim WHERE dag <= getvariable('peil')
  GROUP BY leerling, dag) v
JOIN grens g USING (dag);

-- Runs of absent days, and within them the runs of ziektedagen (a ziektedag is a day of absence as long as its percentage is not the lower one: one window serves both).
CREATE OR REPLACE TABLE afwezig AS
SELECT leerling, dag, ziek,
  dag - row_number() OVER w AS reeks,
  CASE WHEN ziek THEN dag - sum(ziek::INTEGER) OVER w END AS periode
FROM dagen WHERE afwezig
WINDOW w AS (PARTITION BY leerling ORDER BY dag ROWS UNBOUNDED PRECEDING);

CREATE OR REPLACE TABLE perioden AS
SELECT leerling, min(dag) AS van, max(dag) AS tot, count(*)::INTEGER AS lengte
FROM afwezig WHERE ziek GROUP BY leerling, periode;

CREATE OR REPLACE TABLE signalen AS
WITH
stand AS (
  SELECT leerling, jaar, dag, sum(te_laat) OVER w AS te_laat, sum(lesuren) OVER w AS lesuren, sum(dagdelen) OVER w AS dagdelen
  FROM dagen WHERE te_laat > 0 OR lesuren > 0 OR dagdelen > 0
  WINDOW w AS (PARTITION BY leerling, jaar ORDER BY dag ROWS UNBOUNDED PRECEDING)),
eerste AS (
  SELECT leerling, jaar,
    min(CASE WHEN te_laat >= :te_laat_aandacht THEN dag END) AS "te-laat-aandacht",
    min(CASE WHEN te_laat >= :te_laat_gesprek THEN dag END) AS "te-laat-gesprek",
    min(CASE WHEN te_laat >= :te_laat_preventief THEN dag END) AS "te-laat-preventief",
    min(CASE WHEN te_laat >= :te_laat_duo THEN dag END) AS "te-laat-duo",
    min(CASE WHEN lesuren >= :spijbelen_gesprek_lesuren OR dagdelen >= :spijbelen_gesprek_dagdelen THEN dag END) AS "spijbelen-gesprek",
    min(CASE WHEN lesuren >= :spijbelen_preventief_lesuren THEN dag END) AS "spijbelen-preventief",
    min(CASE WHEN lesuren >= :spijbelen_duo_lesuren OR dagdelen >= :spijbelen_duo_dagdelen THEN dag END) AS "spijbelen-duo"
  FROM stand GROUP BY leerling, jaar),
tellers AS (
  SELECT e.leerling, e.signaal, e.van, j.tot
  FROM (UNPIVOT eerste ON COLUMNS(* EXCLUDE (leerling, jaar)) INTO NAME signaal VALUE van) e
  JOIN (SELECT jaar, max(dag) AS tot FROM kalender GROUP BY jaar) j USING (jaar)),

reeksen AS (
  SELECT leerling, min(dag) AS van, max(dag) AS tot FROM afwezig GROUP BY leerling, reeks),
lopend AS (
  SELECT leerling, 'ziek-lang-waarschuwing' AS signaal, van + :lang_waarschuwing_meer_dan_dagen AS van, tot FROM perioden WHERE lengte > :lang_waarschuwing_meer_dan_dagen
  UNION ALL
  SELECT leerling, 'ziek-lang', van + :lang_meer_dan_dagen, tot FROM perioden WHERE lengte > :lang_meer_dan_dagen
  UNION ALL
  SELECT leerling, 'thuiszitter-beginnend', van + :beginnend_dagen - 1, tot FROM reeksen WHERE tot - van + 1 >= :beginnend_dagen
  UNION ALL
  SELECT r.leerling, 'thuiszitter', g.thuiszitter_van, r.tot FROM reeksen r JOIN grens g ON g.dag = r.van WHERE g.thuiszitter_van <= r.tot
  UNION ALL
  SELECT r.leerling, 'thuiszitter-drie-maanden', g.maanden_van, r.tot FROM reeksen r JOIN grens g ON g.dag = r.van WHERE g.maanden_van <= r.tot),

-- Windows. Only pupils in whom enough of it ever lies close enough together are swept: so many elements further on, the
-- first still counts.
frequent AS (
  SELECT DISTINCT leerling FROM (
    SELECT leerling, van, lead(van, :frequent_perioden - 1) OVER (PARTITION BY leerling ORDER BY van) AS laatste FROM perioden) p
  JOIN grens g ON g.dag = p.van WHERE laatste <= g.frequent_tot),
verspreid AS (
  SELECT DISTINCT leerling FROM (
    SELECT leerling, dag, lead(dag, :verspreid_meer_dan_dagen) OVER (PARTITION BY leerling ORDER BY dag) AS laatste FROM afwezig WHERE ziek) d
  JOIN grens g USING (dag) WHERE laatste <= g.verspreid_tot),
opvallend AS (
  SELECT DISTINCT leerling FROM (
    SELECT leerling, dag, lead(dag, :opvallend_dagen - 1) OVER (PARTITION BY leerling ORDER BY dag) AS laatste FROM dagen WHERE naar_huis = 1) d
  JOIN grens g USING (dag) WHERE laatste <= g.opvallend_tot),
leerplicht AS (
  SELECT leerling FROM dagen WHERE leerplicht > 0 GROUP BY leerling HAVING sum(leerplicht) >= :leerplicht_minuten),
-- What counts, from which day up to and including which day. sleutel = leerling * 8 + the window: 1 ziek-frequent,
-- 2 ziek-verspreid, 3 ziek-opvallend, 4 leerplicht-16-uur.
binnen AS (
  -- a ziekteperiode that grows too long counts only while that is not yet known
  SELECT p.leerling * 8 + 1 AS sleutel, p.van,
    CASE WHEN p.lengte <= :frequent_hoogstens_dagen THEN g.frequent_tot ELSE least(g.frequent_tot, p.van + :frequent_hoogstens_dagen - 1) END AS tot, 1 AS a, 0 AS b
  FROM perioden p JOIN grens g ON g.dag = p.van SEMI JOIN frequent f USING (leerling)
  UNION ALL
  SELECT d.leerling * 8 + 2, d.dag, g.verspreid_tot, 1, 0
  FROM afwezig d JOIN grens g USING (dag) SEMI JOIN verspreid v USING (leerling) WHERE d.ziek
  UNION ALL
  SELECT p.leerling * 8 + 2, p.van, g.verspreid_tot, 0, 1
  FROM perioden p JOIN grens g ON g.dag = p.tot SEMI JOIN verspreid v USING (leerling)
  UNION ALL
  SELECT d.leerling * 8 + 3, d.dag, g.opvallend_tot, 1, 0
  FROM dagen d JOIN grens g USING (dag) SEMI JOIN opvallend o USING (leerling) WHERE d.naar_huis = 1
  UNION ALL
  SELECT d.leerling * 8 + 4, d.dag, g.leerplicht_tot, d.leerplicht, 0
  FROM dagen d JOIN grens g USING (dag) SEMI JOIN leerplicht l USING (leerling) WHERE d.leerplicht > 0),
erbij_eraf AS (
  SELECT sleutel, dag, sum(a)::INTEGER AS a, sum(b)::INTEGER AS b
  FROM (SELECT sleutel, van AS dag, a, b FROM binnen UNION ALL SELECT sleutel, tot + 1, -a, -b FROM binnen)
  GROUP BY sleutel, dag),
som AS (
  SELECT sleutel, dag, sum(a) OVER w AS a, sum(b) OVER w AS b
  FROM erbij_eraf WINDOW w AS (PARTITION BY sleutel ORDER BY dag ROWS UNBOUNDED PRECEDING)),
aan AS (
  SELECT sleutel, dag, CASE sleutel % 8
    WHEN 1 THEN a >= :frequent_perioden
    WHEN 2 THEN a > :verspreid_meer_dan_dagen AND b >= :verspreid_perioden
    WHEN 3 THEN a >= :opvallend_dagen
    ELSE a >= :leerplicht_minuten END AS aan
  FROM som),
wissel AS (
  SELECT sleutel, dag, aan, lag(aan, 1, false) OVER (PARTITION BY sleutel ORDER BY dag) AS was FROM aan),
vensters AS (
  SELECT sleutel, dag AS van, lead(dag) OVER (PARTITION BY sleutel ORDER BY dag) - 1 AS tot, aan
  FROM wissel WHERE aan <> was),
alles AS (
  SELECT leerling, signaal, van, tot FROM tellers
  UNION ALL SELECT leerling, signaal, van, tot FROM lopend
  UNION ALL
  SELECT sleutel // 8, CASE sleutel % 8 WHEN 1 THEN 'ziek-frequent' WHEN 2 THEN 'ziek-verspreid' WHEN 3 THEN 'ziek-opvallend' ELSE 'leerplicht-16-uur' END, van, tot
  FROM vensters WHERE aan)
SELECT a.leerling, a.signaal, v.datum AS sinds, CASE WHEN a.tot < getvariable('peil') THEN t.datum END AS tot
FROM alles a JOIN kalender v ON v.dag = a.van LEFT JOIN kalender t ON t.dag = a.tot
WHERE a.van <= getvariable('peil');
