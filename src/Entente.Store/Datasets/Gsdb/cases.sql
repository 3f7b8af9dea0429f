CREATE OR REPLACE TEMP TABLE sender AS
SELECT DISTINCT line, trim(part) AS part FROM typed, unnest(string_split(sanctioning_state_text, ',')) AS u(part) WHERE sanctioning_state IS NULL;
CREATE OR REPLACE TEMP TABLE imposed AS
SELECT t.line, t.y, t.sanctioned_state AS recipient, t.sanctioning_state AS actor, trade, arms, military, financial, travel, other
FROM (SELECT *, unnest(range("begin", "end" + 1)) AS y FROM typed) t WHERE sanctioning_state IS NOT NULL
UNION ALL
SELECT t.line, t.y, t.sanctioned_state, m.member, trade, arms, military, financial, travel, other
FROM (SELECT *, unnest(range("begin", "end" + 1)) AS y FROM typed) t JOIN sender s ON s.line = t.line AND s.part IN ('EU', 'EEC', 'European Union')
JOIN body_member m ON m.body = 'EU' AND make_date(t.y::INT, 12, 31) BETWEEN m.first_day AND m.last_day
UNION ALL
SELECT t.line, t.y, t.sanctioned_state, n.id, trade, arms, military, financial, travel, other
FROM (SELECT *, unnest(range("begin", "end" + 1)) AS y FROM typed) t JOIN sender s ON s.line = t.line JOIN (SELECT DISTINCT name, id FROM state_name) n ON n.name = s.part;
INSERT INTO observation SELECT 'sanction.any', actor, recipient, make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(line) FROM imposed WHERE actor <> recipient GROUP BY actor, recipient, y ORDER BY min(line), actor, y;
INSERT INTO observation SELECT 'sanction.trade', actor, recipient, make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(line) FROM imposed WHERE actor <> recipient AND trade = 1 GROUP BY actor, recipient, y ORDER BY min(line), actor, y;
INSERT INTO observation SELECT 'sanction.arms', actor, recipient, make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(line) FROM imposed WHERE actor <> recipient AND arms = 1 GROUP BY actor, recipient, y ORDER BY min(line), actor, y;
INSERT INTO observation SELECT 'sanction.military', actor, recipient, make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(line) FROM imposed WHERE actor <> recipient AND military = 1 GROUP BY actor, recipient, y ORDER BY min(line), actor, y;
INSERT INTO observation SELECT 'sanction.financial', actor, recipient, make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(line) FROM imposed WHERE actor <> recipient AND financial = 1 GROUP BY actor, recipient, y ORDER BY min(line), actor, y;
INSERT INTO observation SELECT 'sanction.travel', actor, recipient, make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(line) FROM imposed WHERE actor <> recipient AND travel = 1 GROUP BY actor, recipient, y ORDER BY min(line), actor, y;
INSERT INTO observation SELECT 'sanction.other', actor, recipient, make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(line) FROM imposed WHERE actor <> recipient AND other = 1 GROUP BY actor, recipient, y ORDER BY min(line), actor, y;
INSERT INTO dataset_rejection SELECT getvariable('file_id'), line, 'sanctioning_state ''' || coalesce(sanctioning_state_text, '') || ''' is no state, nor a body whose members are counted.' FROM typed
WHERE line NOT IN (SELECT line FROM imposed) ORDER BY line;
DROP TABLE imposed;
DROP TABLE sender;
