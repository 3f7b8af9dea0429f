-- What somebody follows, as it was added and removed; nothing is overwritten, and the last entry of a watch counts.
CREATE TABLE watch_entry (
    sequence    BIGINT NOT NULL UNIQUE,
    name        VARCHAR NOT NULL,
    actor       VARCHAR NOT NULL,       -- register keys; a pair in the order of its keys
    recipient   VARCHAR,                -- absent where one is followed
    is_followed BOOLEAN NOT NULL,       -- false: removed
    recorded_at TIMESTAMP NOT NULL
);

-- When somebody looked at what was new on a watch, and up to which moment of recording it had been told.
CREATE TABLE watch_look (
    name      VARCHAR NOT NULL,
    actor     VARCHAR NOT NULL,
    recipient VARCHAR,
    told_to   TIMESTAMP NOT NULL,       -- UTC, by the ledger's own times of recording
    looked_at TIMESTAMP NOT NULL
);

-- The document versions that counted at a moment by the third clock: in this ledger by then, and not replaced by then at every place where they were found.
CREATE MACRO document_recorded_by(moment) AS TABLE
SELECT DISTINCT arg_max(d.document_id, (d.knowable_from, l.sequence)) AS document_id
FROM document_location l JOIN document d ON d.document_id = l.document_id
WHERE l.recorded_at <= moment
GROUP BY CASE WHEN l.location = '-' THEN d.document_id ELSE l.location END;

-- As claim_as_of, by the third clock.
CREATE MACRO claim_recorded_by(moment) AS TABLE
WITH latest AS (
    SELECT document_id, arg_max(reading_id, sequence) AS reading_id FROM reading WHERE recorded_at <= moment GROUP BY document_id)
SELECT c.*, d.location, d.title, d.knowable_from
FROM document_recorded_by(moment) n
JOIN latest r ON r.document_id = n.document_id
JOIN reading_claim rc ON rc.reading_id = r.reading_id
JOIN claim c ON c.claim_id = rc.claim_id
JOIN document d ON d.document_id = c.document_id;
