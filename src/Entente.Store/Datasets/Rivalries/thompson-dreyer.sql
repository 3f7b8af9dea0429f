-- A code that changed hands during the spell is resolved for each year anew.
INSERT INTO observation
SELECT 'rivalry.thompson-dreyer', least(a.id, b.id), greatest(a.id, b.id), make_date(y::INT, 1, 1), make_date(y::INT, 12, 31), 1, getvariable('file_id'), min(t.line)
FROM typed t, unnest(range("styear", "endyear" + 1)) AS u(y)
JOIN state_code a ON a.system = 'cow' AND a.code = t.ccode1_text AND y BETWEEN a.first_year AND a.last_year
JOIN state_code b ON b.system = 'cow' AND b.code = t.ccode2_text AND y BETWEEN b.first_year AND b.last_year
WHERE a.id <> b.id
GROUP BY least(a.id, b.id), greatest(a.id, b.id), y ORDER BY min(t.line), y;
