INSERT INTO roll_call SELECT rcid, date, session, me, nu, di, hr, co, ec, importantvote, unres, descr, getvariable('file_id'), line FROM typed ORDER BY line;
