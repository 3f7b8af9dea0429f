-- What persons said of claims. Rows are added and never changed; the last of each person counts, and no verdict changes its claim.
CREATE TABLE verdict (
    sequence    BIGINT NOT NULL UNIQUE,
    verdict_id  VARCHAR NOT NULL UNIQUE, -- "v-" and a hash of all it says: the same verdict has the same key in every ledger
    claim_id    VARCHAR NOT NULL,       -- may be of another ledger's reading, where it came from there
    verdict     VARCHAR NOT NULL CHECK (verdict IN ('right', 'wrong', 'corrected')),
    actor       VARCHAR, recipient VARCHAR, type VARCHAR, voice VARCHAR, speaker VARCHAR, date VARCHAR, -- only what is corrected, in the words of tests/Specs
    given_by    VARCHAR NOT NULL,
    given_at    TIMESTAMP NOT NULL,     -- UTC; a verdict is seen from this day on
    why         VARCHAR,
    recorded_at TIMESTAMP NOT NULL      -- when it came into this ledger
);
