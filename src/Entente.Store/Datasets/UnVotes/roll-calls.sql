INSERT INTO roll_call SELECT rcid, date, NULL, me, nu, di, hr, co, ec, NULL, NULL, NULL, getvariable('file_id'), line FROM typed ORDER BY line;
