-- Polity codes some states of its own; two lines of one state and year (a change within it) are reduced to the later one.
INSERT INTO observation SELECT 'regime.polity2', cow, NULL, make_date("year"::INT, 1, 1), make_date("year"::INT, 12, 31), arg_max(polity2, line), getvariable('file_id'), max(line) FROM typed WHERE cow IS NOT NULL AND polity2 IS NOT NULL GROUP BY cow, year ORDER BY max(line);
INSERT INTO dataset_rejection SELECT getvariable('file_id'), line, 'country ''' || country || ''' has no COW number that the register knows.' FROM typed WHERE cow IS NULL ORDER BY line;
