-- What hangs on a document, a reading, a claim, without going over all of them.
CREATE INDEX claim_of_document ON claim (document_id);
CREATE INDEX claim_of_matter ON claim (matter_id);
CREATE INDEX claim_of_reading ON reading_claim (reading_id);
CREATE INDEX mention_of_claim ON claim_mention (claim_id);
CREATE INDEX attribution_of_claim ON claim_attribution (claim_id);

-- In the order of words, so that what is kept of one stands together and the rest is passed over. What is recorded later is appended; when that has
-- become much, all is put in order again. So many entries from the first are in order:
CREATE TABLE document_word_order (entries BIGINT NOT NULL);
ALTER TABLE document_word RENAME TO document_word_before;
CREATE TABLE document_word (
    number  INTEGER NOT NULL,
    word_id INTEGER NOT NULL
);
INSERT INTO document_word SELECT number, word_id FROM document_word_before ORDER BY word_id, number;
DROP TABLE document_word_before;
INSERT INTO document_word_order SELECT count(*) FROM document_word;

-- In place of claim_of: for some documents, by their keys, the readings that count, of those that are the newest public by a day at their places.
DROP MACRO TABLE claim_of;
CREATE MACRO reading_of(asked, day) AS TABLE
WITH public AS (
    SELECT l.location, l.sequence, d.document_id, d.knowable_from
    FROM document_location l JOIN document d ON d.document_id = l.document_id
    WHERE d.knowable_from <= day AND l.location IN (SELECT location FROM document_location WHERE document_id IN (SELECT unnest(asked)))),
newest AS (
    SELECT DISTINCT arg_max(document_id, (knowable_from, sequence)) AS document_id
    FROM public
    GROUP BY CASE WHEN location = '-' THEN document_id ELSE location END)
SELECT r.document_id, arg_max(r.reading_id, r.sequence) AS reading_id
FROM reading r
WHERE r.document_id IN (SELECT document_id FROM newest) AND r.document_id IN (SELECT unnest(asked))
GROUP BY r.document_id;
