-- Until 2006 the column SRB holds the votes of Yugoslavia, and of Serbia and Montenegro.
INSERT INTO vote
SELECT rcid, date, CASE WHEN iso3 = 'SRB' AND date < DATE '2006-06-05' AND EXISTS (FROM state_code WHERE id = 'YUG') THEN 'YUG' ELSE iso3 END, CASE vote WHEN 'yes' THEN 1 WHEN 'abstain' THEN 2 WHEN 'no' THEN 3 WHEN 'absent' THEN 8 END, getvariable('file_id'), line
FROM typed
WHERE vote IN ('yes', 'abstain', 'no', 'absent')
ORDER BY line;
INSERT INTO dataset_rejection
SELECT getvariable('file_id'), line, 'vote ''' || coalesce(vote, '') || ''' is none of yes, abstain, no, absent.' FROM typed
WHERE vote IS NULL OR vote NOT IN ('yes', 'abstain', 'no', 'absent') ORDER BY line;
