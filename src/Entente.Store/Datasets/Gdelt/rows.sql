INSERT INTO event_row
SELECT 'gdelt', id, day, actor, recipient, coalesce(actor_name, actor_code), coalesce(recipient_name, recipient_code), code, root, quad, goldstein, reports, NULL, place, lat, lon, url, added, getvariable('file_id'), line
FROM typed ORDER BY line;
