INSERT INTO roll_call SELECT rcid, date, session, NULL, NULL, NULL, NULL, NULL, NULL, importantvote, unres, descr, getvariable('file_id'), line FROM typed ORDER BY line;
