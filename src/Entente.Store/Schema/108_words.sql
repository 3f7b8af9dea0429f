-- By which words documents are found. A word is what stands between white space, folded; words looked for may be parts of one.
CREATE MACRO folded(words) AS strip_accents(lower(words));
CREATE MACRO words_of(text) AS list_distinct(regexp_split_to_array(folded(text), '\s+'));

CREATE TABLE word (
    word_id INTEGER NOT NULL,
    word    VARCHAR NOT NULL
);

-- Which words stand in title and text of each document, by numbers, which a search goes over fast. All of it follows from the documents, and
-- 'entente ledger check' holds it to them.
CREATE TABLE document_number (
    number      INTEGER NOT NULL,
    document_id VARCHAR NOT NULL
);
CREATE TABLE document_word (
    number  INTEGER NOT NULL,
    word_id INTEGER NOT NULL
);

INSERT INTO word
SELECT row_number() OVER (ORDER BY word), word
FROM (SELECT DISTINCT unnest(words_of(coalesce(title, '') || ' ' || text)) AS word FROM document);

INSERT INTO document_number
SELECT row_number() OVER (ORDER BY recorded_at, document_id), document_id FROM document;

INSERT INTO document_word
SELECT d.number, w.word_id
FROM (SELECT n.number, unnest(words_of(coalesce(o.title, '') || ' ' || o.text)) AS word
    FROM document o JOIN document_number n ON n.document_id = o.document_id) d
JOIN word w ON w.word = d.word
ORDER BY d.number, w.word_id;

-- As claim_as_of, for some documents: without going over all the others.
CREATE MACRO claim_of(asked, day) AS TABLE
WITH public AS (
    SELECT l.location, l.sequence, d.document_id, d.knowable_from
    FROM document_location l JOIN document d ON d.document_id = l.document_id
    WHERE d.knowable_from <= day AND l.location IN (SELECT location FROM document_location WHERE document_id IN (SELECT unnest(asked)))),
newest AS (
    SELECT DISTINCT arg_max(document_id, (knowable_from, sequence)) AS document_id
    FROM public
    GROUP BY CASE WHEN location = '-' THEN document_id ELSE location END),
latest AS (
    SELECT document_id, arg_max(reading_id, sequence) AS reading_id FROM reading WHERE document_id IN (SELECT unnest(asked)) GROUP BY document_id)
SELECT c.*, d.location, d.title, d.knowable_from
FROM newest n
JOIN latest r ON r.document_id = n.document_id
JOIN reading_claim rc ON rc.reading_id = r.reading_id
JOIN claim c ON c.claim_id = rc.claim_id
JOIN document d ON d.document_id = c.document_id;
