INSERT INTO observation SELECT 'mid.dispute', least(ccode1, ccode2), greatest(ccode1, ccode2), make_date("year"::INT, 1, 1), make_date("year"::INT, 12, 31), 1, getvariable('file_id'), min(line)
FROM typed WHERE ongoing = 1 AND ccode1 <> ccode2 GROUP BY dispnum, least(ccode1, ccode2), greatest(ccode1, ccode2), year ORDER BY min(line);
INSERT INTO observation SELECT 'mid.hostility', ccode1, ccode2, make_date("year"::INT, 1, 1), make_date("year"::INT, 12, 31), hostlev1, getvariable('file_id'), line FROM typed WHERE ongoing = 1 AND ccode1 <> ccode2 ORDER BY line;
