-- A run is what computed something: the same command over the same inputs with the same code is one run, however often it is done.
CREATE TABLE run (
    run_id       VARCHAR PRIMARY KEY,   -- "r-" and a hash of command, code version, options, seed and inputs
    command      VARCHAR NOT NULL,
    code_version VARCHAR NOT NULL,
    options      VARCHAR NOT NULL,      -- JSON, keys sorted
    seed         BIGINT,                -- absent where nothing is drawn
    started_at   TIMESTAMP NOT NULL,    -- UTC, of the first time
    ended_at     TIMESTAMP NOT NULL
);

CREATE TABLE run_input (
    run_id VARCHAR NOT NULL,
    name   VARCHAR NOT NULL,            -- a file's name, a document's location, a data set's key and version
    sha256 VARCHAR NOT NULL,
    PRIMARY KEY (run_id, name, sha256)
);

-- Who publishes.
CREATE TABLE source (
    source_id VARCHAR PRIMARY KEY,      -- a host name ("chathamhouse.org"), "file" for local files, "dataset:KEY" for data sets
    kind      VARCHAR NOT NULL CHECK (kind IN ('outlet', 'file', 'dataset')),
    name      VARCHAR NOT NULL
);
