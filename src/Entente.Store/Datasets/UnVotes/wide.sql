-- Until 2006 the column SRB holds the votes of Yugoslavia, and of Serbia and Montenegro. A roll call's second line with the number of an earlier one
-- (four of November and December 2023) lost its leading 9.
CREATE OR REPLACE TEMP TABLE numbered AS
SELECT *, CASE WHEN year(date) >= 2023 AND rcid < 1000 THEN rcid + 9000 ELSE rcid END AS number FROM typed;
INSERT INTO roll_call
SELECT number, min(date), NULL, bool_or(me), bool_or(nu), bool_or(di), bool_or(hr), bool_or(co), bool_or(ec), NULL, NULL, NULL, getvariable('file_id'), min(line)
FROM numbered GROUP BY number ORDER BY number;
INSERT INTO vote
SELECT number, date, CASE WHEN key = 'SRB' AND date < DATE '2006-06-05' AND EXISTS (FROM state_code WHERE id = 'YUG') THEN 'YUG' ELSE key END, cell, getvariable('file_id'), line
FROM numbered WHERE cell IN (1, 2, 3, 8) ORDER BY line, key;
INSERT INTO dataset_rejection
SELECT getvariable('file_id'), line, 'vote ' || cell || ' of ' || key_text || ' is none of 1, 2, 3, 8, 9.' FROM numbered WHERE cell NOT IN (1, 2, 3, 8, 9) ORDER BY line;
DROP TABLE numbered;
