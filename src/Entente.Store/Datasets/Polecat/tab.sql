INSERT INTO event_row
SELECT 'polecat', id, day, actor, recipient, nullif(actor_name, 'None'), nullif(recipient_name, 'None'), type || coalesce('-' || nullif(mode, 'None'), ''), type,
    CASE upper(quad) WHEN 'VERBAL COOPERATION' THEN 1 WHEN 'MATERIAL COOPERATION' THEN 2 WHEN 'VERBAL CONFLICT' THEN 3 WHEN 'MATERIAL CONFLICT' THEN 4 END,
    intensity, 1, NULL, nullif(place, 'None'), lat, lon, split_part(id, '_', 1), published, getvariable('file_id'), line
FROM typed ORDER BY line;
