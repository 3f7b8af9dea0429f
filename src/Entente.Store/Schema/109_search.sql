-- What hangs on a place, a document, a reading, a claim, without going over all of them.
CREATE INDEX location_of_document ON document_location (document_id);
CREATE INDEX document_at_location ON document_location (location);
CREATE INDEX reading_of_document ON reading (document_id);
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

-- Which claims of some documents count is asked by their keys (CountingClaims).
DROP MACRO TABLE claim_of;
