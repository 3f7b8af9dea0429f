INSERT INTO event_row
SELECT 'ucdp-ged', id, date_start, gwnoa, gwnob, side_a, side_b, 'type-' || type_of_violence, NULL, 4, NULL, 1, best, where_coordinates, latitude, longitude, left(source_article, 200), NULL, getvariable('file_id'), line
FROM typed ORDER BY line;
INSERT INTO observation SELECT 'ged.deaths', least(gwnoa, gwnob), greatest(gwnoa, gwnob), date_start, date_end, best, getvariable('file_id'), line FROM typed
WHERE type_of_violence = 1 AND gwnoa <> gwnob ORDER BY line;
