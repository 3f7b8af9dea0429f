-- A code of two digits has lost its zero: "40" is 040, consult.
CREATE OR REPLACE TEMP TABLE icews_row AS
SELECT *, CASE WHEN regexp_full_match(code, '[0-9]{2}') THEN '0' || code ELSE code END AS cameo, row_number() OVER (PARTITION BY id ORDER BY line) AS turn FROM typed;
INSERT INTO dataset_rejection SELECT getvariable('file_id'), line, 'column ''CAMEO Code'' holds ''' || left(code, 40) || '''; a CAMEO code of two to four digits, the root from 01 to 20, was expected.'
FROM icews_row WHERE NOT (regexp_full_match(cameo, '[0-9]{3,4}') AND left(cameo, 2) BETWEEN '01' AND '20') ORDER BY line;
INSERT INTO dataset_rejection SELECT getvariable('file_id'), line, 'Event ID ' || left(id, 40) || ' stands in an earlier row or file already; the first row counts.'
FROM icews_row r WHERE regexp_full_match(cameo, '[0-9]{3,4}') AND left(cameo, 2) BETWEEN '01' AND '20' AND (turn > 1 OR EXISTS (SELECT 1 FROM event_row e WHERE e.dataset = 'icews' AND e.event_id = r.id)) ORDER BY line;
INSERT INTO event_row
SELECT 'icews', id, day, actor, recipient, nullif(actor_name, 'NA'), nullif(recipient_name, 'NA'), cameo, left(cameo, 2), CASE WHEN left(cameo, 2) BETWEEN '01' AND '05' THEN 1 WHEN left(cameo, 2) BETWEEN '06' AND '08' THEN 2 WHEN left(cameo, 2) BETWEEN '09' AND '13' THEN 3 ELSE 4 END, intensity, 1, NULL, nullif(place, 'NA'), lat, lon, story, NULL, getvariable('file_id'), line
FROM icews_row r WHERE line NOT IN (SELECT x.line FROM dataset_rejection x WHERE x.file_id = getvariable('file_id')) ORDER BY line;
DROP TABLE icews_row;
