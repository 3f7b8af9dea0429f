-- By which words documents are found. A word is what stands between white space, folded; searched words may be parts of one.
CREATE MACRO folded(words) AS strip_accents(lower(words));
CREATE MACRO words_of(text) AS list_distinct(regexp_split_to_array(folded(text), '\s+'));

CREATE TABLE word (
    word_id INTEGER NOT NULL,
    word    VARCHAR NOT NULL
);

-- Which words each document has in title and text. No keys: it follows from the documents, and 'entente ledger check' holds it to them.
CREATE TABLE document_word (
    document_id VARCHAR NOT NULL,
    word_id     INTEGER NOT NULL
);

INSERT INTO word
SELECT row_number() OVER (ORDER BY word), word
FROM (SELECT DISTINCT unnest(words_of(coalesce(title, '') || ' ' || text)) AS word FROM document);

INSERT INTO document_word
SELECT d.document_id, w.word_id
FROM (SELECT document_id, unnest(words_of(coalesce(title, '') || ' ' || text)) AS word FROM document) d JOIN word w ON w.word = d.word
ORDER BY d.document_id, w.word_id;
