-- What of each file is stored in each table, by number of rows and by a digest over them with their lines, so that a row that is taken out, put in or altered afterwards is noticed.
-- The digest is the sum of 64 bits of each row's MD5, which does not depend on the order in which rows are read; a row's place is in its line number. Table 'dataset_file' is the file's own row.
CREATE TABLE file_seal (
    file_id    INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    rows       BIGINT NOT NULL,
    digest     VARCHAR NOT NULL
);
INSERT INTO file_seal SELECT file_id, 'dataset_file', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM dataset_file t GROUP BY file_id;
INSERT INTO file_seal SELECT file_id, 'dataset_rejection', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM dataset_rejection t GROUP BY file_id;
INSERT INTO file_seal SELECT file_id, 'observation', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM observation t GROUP BY file_id;
INSERT INTO file_seal SELECT file_id, 'roll_call', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM roll_call t GROUP BY file_id;
INSERT INTO file_seal SELECT file_id, 'vote', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM vote t GROUP BY file_id;
INSERT INTO file_seal SELECT file_id, 'event_row', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM event_row t GROUP BY file_id;
INSERT INTO file_seal SELECT file_id, 'event_count', count(*), sum(md5_number_lower(t::VARCHAR)::HUGEINT)::VARCHAR FROM event_count t GROUP BY file_id;
