-- The files that votes are read from: of each data set the version loaded last. A cell that several of them hold counts once, as the file with the lowest place has it:
-- that of the data set whose name comes first. (Step 100 compared 'un-votes000000002' with 'un-votes-former0000...', where the hyphen comes before the digit.)
CREATE VIEW vote_file AS
SELECT file_id, row_number() OVER (ORDER BY dataset, file_id) AS place FROM dataset_file
WHERE (dataset, version) IN (SELECT (dataset, arg_max(version, file_id)) FROM dataset_file GROUP BY dataset);

CREATE OR REPLACE VIEW vote_once AS
WITH dated AS (SELECT rcid, min(day) AS day FROM vote JOIN vote_file USING (file_id) WHERE day IS NOT NULL GROUP BY rcid),
     held AS (SELECT rcid, min(day) AS day FROM roll_call JOIN vote_file USING (file_id) GROUP BY rcid),
     cell AS (SELECT v.rcid, v.state, arg_min(v.vote, f.place) AS vote, arg_min(v.file_id, f.place) AS file_id FROM vote v JOIN vote_file f USING (file_id) GROUP BY v.rcid, v.state)
SELECT c.rcid, coalesce(d.day, h.day) AS day, c.state, c.vote, c.file_id FROM cell c LEFT JOIN dated d USING (rcid) LEFT JOIN held h USING (rcid);
