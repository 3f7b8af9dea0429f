CREATE OR REPLACE TEMP MACRO acled_state(actor) AS nullif(regexp_extract(actor, '^(?:Military|Police) Forces of ([^(]+?)(?: \(.*)?$', 1), '');
INSERT INTO event_row
SELECT 'acled', t.id, t.day, a.id, b.id, actor1, actor2, coalesce(sub_event_type, event_type), event_type, NULL, NULL, 1, fatalities, country, latitude, longitude, source, NULL, getvariable('file_id'), line
FROM typed t LEFT JOIN state_name a ON a.name = acled_state(actor1) LEFT JOIN state_name b ON b.name = acled_state(actor2) ORDER BY line;
