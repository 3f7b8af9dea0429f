-- What was learned of a kind and horizon from the data sets that the ledger holds. A cache: the key is a hash of the files read (version, digest, seals),
-- the last year
-- used, kind, horizon and the program's way of learning, so that other data have another key, and a row may be taken out and learned again.
CREATE TABLE outlook_model (
    model_key  VARCHAR PRIMARY KEY,
    facts_key  VARCHAR NOT NULL,        -- of outlook_facts; the same for all horizons
    kind       VARCHAR NOT NULL,
    horizon    INTEGER NOT NULL,        -- years
    model      BLOB NOT NULL,
    learned_at TIMESTAMP NOT NULL       -- UTC
);

-- What is on record of each pair at the end of the last year of a kind's data set.
CREATE TABLE outlook_facts (
    facts_key VARCHAR NOT NULL,
    a         VARCHAR NOT NULL,         -- register keys, a < b
    b         VARCHAR NOT NULL,
    known     BOOLEAN NOT NULL,
    open      BOOLEAN NOT NULL,         -- the question can be put
    features  FLOAT[] NOT NULL,
    past      INTEGER[] NOT NULL        -- by record: how many years, the last
);

-- Forecasts as they were issued. Rows are added and never changed.
CREATE TABLE forecast (
    forecast_id VARCHAR PRIMARY KEY,    -- "f-" and a hash of the question, who, when and how likely
    kind        VARCHAR NOT NULL,
    a           VARCHAR NOT NULL,
    b           VARCHAR NOT NULL,
    first_year  INTEGER NOT NULL,       -- it comes in one of these years, and was not on record in the year before (visits: may have been)
    last_year   INTEGER NOT NULL,
    dataset     VARCHAR NOT NULL,       -- by which it is decided
    covered_to  INTEGER,                -- last year of that data set in the ledger when issued
    forecaster  VARCHAR NOT NULL,       -- "entente", or who said it
    issued_at   TIMESTAMP NOT NULL,     -- UTC
    as_of       DATE NOT NULL,          -- what was known by this day was used
    chance      DOUBLE NOT NULL,
    base_rate   DOUBLE,
    recurrency  DOUBLE,                 -- chance by the kind's own past alone
    reasons     VARCHAR NOT NULL,       -- JSON: text and log odds
    note        VARCHAR,
    inputs_hash VARCHAR NOT NULL,
    run_id      VARCHAR NOT NULL
);

CREATE TABLE forecast_outcome (
    forecast_id VARCHAR PRIMARY KEY,
    outcome     VARCHAR NOT NULL CHECK (outcome IN ('came', 'not', 'void')),
    reason      VARCHAR NOT NULL,
    dataset     VARCHAR NOT NULL,
    version     VARCHAR NOT NULL,
    decided_at  TIMESTAMP NOT NULL,     -- UTC
    run_id      VARCHAR NOT NULL
);
