-- A cell may hold several Gleditsch-Ward numbers.
CREATE OR REPLACE TEMP TABLE side AS
SELECT line, 'a' AS side, trim(number) AS number FROM typed, unnest(string_split_regex(concat_ws(',', gwno_a, gwno_a_2nd), '[,;]')) AS u(number)
WHERE type_of_conflict IN ('interstate', '2') AND trim(number) <> ''
UNION ALL
SELECT line, 'b', trim(number) FROM typed, unnest(string_split_regex(concat_ws(',', gwno_b, gwno_b_2nd), '[,;]')) AS u(number)
WHERE type_of_conflict IN ('interstate', '2') AND trim(number) <> '';
INSERT INTO observation
SELECT 'conflict.interstate', least(ca.id, cb.id), greatest(ca.id, cb.id), make_date("year"::INT, 1, 1), make_date("year"::INT, 12, 31), max(intensity_level), getvariable('file_id'), min(t.line)
FROM typed t JOIN side a ON a.line = t.line AND a.side = 'a' JOIN side b ON b.line = t.line AND b.side = 'b'
JOIN state_code ca ON ca.system = 'gw' AND ca.code = a.number AND t.year BETWEEN ca.first_year AND ca.last_year
JOIN state_code cb ON cb.system = 'gw' AND cb.code = b.number AND t.year BETWEEN cb.first_year AND cb.last_year
WHERE ca.id <> cb.id
GROUP BY least(ca.id, cb.id), greatest(ca.id, cb.id), year ORDER BY min(t.line), 2, 3;
INSERT INTO dataset_rejection
SELECT getvariable('file_id'), line, 'side ' || side || ' holds ''' || number || '''; a Gleditsch-Ward number was expected. The conflict''s other parties are loaded.' FROM side
WHERE number NOT IN (SELECT code FROM state_code WHERE system = 'gw') ORDER BY line;
DROP TABLE side;
