-- What persons wrote of things of the ledger, in their own words. Rows are added and never changed; a note is withdrawn by a row of the second table.
CREATE TABLE note (
    sequence    BIGINT NOT NULL UNIQUE,
    note_id     VARCHAR NOT NULL UNIQUE, -- "n-" and a hash of all it says: the same note has the same key in every ledger
    about       VARCHAR NOT NULL,       -- a claim, proposition, matter or document (its key), a state (PRK) or two (PRK RUS); may be of another ledger
    text        VARCHAR NOT NULL,       -- Markdown as it was typed
    on_date     VARCHAR,                -- the day, month or year it speaks of, where it names one
    given_by    VARCHAR NOT NULL,
    given_at    TIMESTAMP NOT NULL,     -- UTC; a note is seen from this day on
    recorded_at TIMESTAMP NOT NULL      -- when it came into this ledger
);
CREATE TABLE note_withdrawal (
    sequence    BIGINT NOT NULL UNIQUE,
    withdrawal_id VARCHAR NOT NULL UNIQUE, -- "w-" and a hash of all it says
    note_id     VARCHAR NOT NULL,       -- may be of another ledger, where it came from there
    given_by    VARCHAR NOT NULL,
    given_at    TIMESTAMP NOT NULL,     -- UTC
    why         VARCHAR,
    recorded_at TIMESTAMP NOT NULL
);
