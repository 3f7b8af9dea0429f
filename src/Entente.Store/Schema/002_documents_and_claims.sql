-- A version of what was at a location. Another content is another row; nothing is overwritten.
CREATE TABLE document (
    document_id   VARCHAR PRIMARY KEY,  -- "d-" and a hash of the content
    location      VARCHAR NOT NULL,     -- where it was first found
    source_id     VARCHAR NOT NULL,
    sha256        VARCHAR NOT NULL,     -- of the document as it came
    text_sha256   VARCHAR NOT NULL,     -- of text, in UTF-8
    title         VARCHAR,
    authors       VARCHAR NOT NULL,     -- JSON array
    language      VARCHAR,
    published     VARCHAR,              -- as the words tell it: 2024-06-18, 2019-04, 2023
    published_first   DATE, published_last   DATE, published_precision   VARCHAR,
    republished   VARCHAR,
    republished_first DATE, republished_last DATE, republished_precision VARCHAR,
    retrieved     DATE,
    knowable_from DATE NOT NULL,        -- the second clock: from this day on what it says was public; see knowable_by
    knowable_by   VARCHAR NOT NULL CHECK (knowable_by IN ('published', 'retrieved', 'recorded')),
    recorded_at   TIMESTAMP NOT NULL,   -- the third: when it came into this ledger, UTC
    text          VARCHAR NOT NULL      -- what the spans of claims point into, in UTF-16 units
);

-- Where a version was found, in the order of recording: the last at a location is what is there now.
CREATE TABLE document_location (
    location    VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    sequence    BIGINT NOT NULL UNIQUE,
    recorded_at TIMESTAMP NOT NULL
);

-- One run's reading of one document version. The latest reading of a document is the one that counts.
CREATE TABLE reading (
    reading_id  VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    claims_hash VARCHAR NOT NULL,       -- of the claims' keys, sorted: an equal reading isn't recorded again
    run_id      VARCHAR NOT NULL,
    sequence    BIGINT NOT NULL UNIQUE, -- order of recording
    recorded_at TIMESTAMP NOT NULL
);

CREATE TABLE reading_claim (
    reading_id VARCHAR NOT NULL,
    claim_id   VARCHAR NOT NULL,
    PRIMARY KEY (reading_id, claim_id)
);

CREATE TABLE claim (
    claim_id      VARCHAR PRIMARY KEY,
    document_id   VARCHAR NOT NULL,
    text_sha256   VARCHAR NOT NULL,
    run_id        VARCHAR NOT NULL,     -- the first run that made it
    kind          VARCHAR NOT NULL CHECK (kind IN ('event', 'assessment')),
    quote_start   INTEGER NOT NULL, quote_end   INTEGER NOT NULL, quote VARCHAR NOT NULL, quote_original VARCHAR,
    content_start INTEGER NOT NULL, content_end INTEGER NOT NULL, content VARCHAR NOT NULL,
    trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, trigger_words VARCHAR NOT NULL, trigger_lemma VARCHAR NOT NULL,
    by_author     BOOLEAN NOT NULL,
    speaker       VARCHAR,              -- actor key; mentions hold the words
    stance        VARCHAR NOT NULL,
    actor         VARCHAR,
    recipient     VARCHAR,
    reciprocal    BOOLEAN NOT NULL,
    type          VARCHAR,              -- PLOVER, upper case; absent for assessments
    mode          VARCHAR,
    contexts      VARCHAR NOT NULL,     -- comma between, sorted
    theme         VARCHAR,
    assessment    VARCHAR,
    date          VARCHAR, date_first DATE, date_last DATE, date_precision VARCHAR,
    said          VARCHAR, said_first DATE, said_last DATE, said_precision VARCHAR,
    place         VARCHAR, place_start INTEGER, place_end INTEGER, place_country VARCHAR,
    polarity      VARCHAR NOT NULL,
    modality      VARCHAR NOT NULL,
    side          VARCHAR NOT NULL,     -- for, against, neither: how it stands to its proposition
    confidence    DOUBLE,
    rule          VARCHAR NOT NULL,
    within_claim  VARCHAR,
    key_family    VARCHAR NOT NULL, key_theme VARCHAR NOT NULL, key_first VARCHAR NOT NULL, key_second VARCHAR NOT NULL, key_directed BOOLEAN NOT NULL,
    matter_id     VARCHAR NOT NULL,
    recorded_at   TIMESTAMP NOT NULL
);

-- Every mention of a claim with its words: actor, recipient, subject, against, speaker (one a link of the chain of attribution).
CREATE TABLE claim_mention (
    claim_id   VARCHAR NOT NULL,
    role       VARCHAR NOT NULL CHECK (role IN ('actor', 'recipient', 'subject', 'against', 'speaker')),
    ordinal    INTEGER NOT NULL,
    words      VARCHAR NOT NULL, word_start INTEGER NOT NULL, word_end INTEGER NOT NULL,
    actor      VARCHAR, sector VARCHAR, person VARCHAR,
    resolution VARCHAR NOT NULL,
    PRIMARY KEY (claim_id, role, ordinal)
);

-- The chain of attribution, outermost first; its speaker is the mention of the same ordinal, absent where unnamed.
CREATE TABLE claim_attribution (
    claim_id  VARCHAR NOT NULL,
    ordinal   INTEGER NOT NULL,
    stance    VARCHAR NOT NULL,
    cue_start INTEGER NOT NULL, cue_end INTEGER NOT NULL, cue_lemma VARCHAR NOT NULL,
    PRIMARY KEY (claim_id, ordinal)
);

-- What follows from the claims of the latest readings; made again from them when they change. No primary keys: DuckDB can't delete
-- and insert a key in one transaction; 'entente ledger check' looks for doubles.
CREATE TABLE proposition (
    proposition_id VARCHAR NOT NULL,
    matter_id      VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,
    statement      VARCHAR NOT NULL,
    status         VARCHAR NOT NULL,
    key_family     VARCHAR NOT NULL, key_theme VARCHAR NOT NULL, key_first VARCHAR NOT NULL, key_second VARCHAR NOT NULL, key_directed BOOLEAN NOT NULL,
    date           VARCHAR, date_first DATE, date_last DATE, date_precision VARCHAR,
    best_claim     VARCHAR NOT NULL
);

CREATE TABLE proposition_claim (
    proposition_id VARCHAR NOT NULL,
    claim_id       VARCHAR NOT NULL,
    side           VARCHAR NOT NULL
);

CREATE TABLE event (
    event_id       VARCHAR NOT NULL,
    proposition_id VARCHAR NOT NULL,
    matter_id      VARCHAR NOT NULL,
    type           VARCHAR NOT NULL, mode VARCHAR, contexts VARCHAR NOT NULL, theme VARCHAR,
    actor          VARCHAR, actor_words VARCHAR, actor_sector VARCHAR, actor_person VARCHAR,
    recipient      VARCHAR, recipient_words VARCHAR, recipient_sector VARCHAR, recipient_person VARCHAR,
    reciprocal     BOOLEAN NOT NULL,
    date           VARCHAR, date_first DATE, date_last DATE, date_precision VARCHAR,
    place          VARCHAR, place_country VARCHAR,
    by_author      BOOLEAN NOT NULL,
    presupposed    BOOLEAN NOT NULL,
    disputed       BOOLEAN NOT NULL,
    speakers       VARCHAR NOT NULL,    -- actor keys, comma between, sorted
    confidence     DOUBLE,
    documents      INTEGER NOT NULL,
    description    VARCHAR NOT NULL
);

CREATE TABLE event_claim (
    event_id VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL
);

-- Keys that propositions and events had before more was read, and the claim to find them by now.
CREATE TABLE former_key (
    former_id VARCHAR PRIMARY KEY,
    claim_id  VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL
);

-- What was knowable on a day: the claims of the latest reading of each document version that was public by then and had not by then
-- been replaced by a later version at every place where it was found. Standard input is no place.
CREATE MACRO claim_as_of(day) AS TABLE
WITH public AS (
    SELECT l.location, l.sequence, d.document_id, d.knowable_from
    FROM document_location l JOIN document d ON d.document_id = l.document_id
    WHERE d.knowable_from <= day),
newest AS (
    SELECT DISTINCT arg_max(document_id, (knowable_from, sequence)) AS document_id
    FROM public
    GROUP BY CASE WHEN location = '-' THEN document_id ELSE location END),
latest AS (
    SELECT document_id, arg_max(reading_id, sequence) AS reading_id FROM reading GROUP BY document_id)
SELECT c.*, d.location, d.title, d.knowable_from
FROM newest n
JOIN latest r ON r.document_id = n.document_id
JOIN reading_claim rc ON rc.reading_id = r.reading_id
JOIN claim c ON c.claim_id = rc.claim_id
JOIN document d ON d.document_id = c.document_id;

CREATE VIEW current_claim AS SELECT * FROM claim_as_of(DATE '9999-12-31');
