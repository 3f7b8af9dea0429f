INSERT INTO event_row
SELECT 'icews', id, day, actor, recipient, nullif(actor_name, 'NA'), nullif(recipient_name, 'NA'), code, left(code, 2), CASE WHEN left(code, 2) BETWEEN '01' AND '05' THEN 1 WHEN left(code, 2) BETWEEN '06' AND '08' THEN 2 WHEN left(code, 2) BETWEEN '09' AND '13' THEN 3 WHEN left(code, 2) BETWEEN '14' AND '20' THEN 4 END, intensity, 1, NULL, nullif(place, 'NA'), lat, lon, story, NULL, getvariable('file_id'), line
FROM typed ORDER BY line;
