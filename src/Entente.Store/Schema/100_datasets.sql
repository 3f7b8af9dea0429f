-- What was loaded from published data sets. Every row names its file (and through it the data set's version) and the line it stands on.
CREATE TABLE dataset_file (
    file_id      INTEGER PRIMARY KEY,
    dataset      VARCHAR NOT NULL,      -- the catalog's key, "un-votes"
    version      VARCHAR NOT NULL,
    layout       VARCHAR NOT NULL,      -- which of the data set's table layouts the file has
    name         VARCHAR NOT NULL,      -- as given to the loader; ARCHIVE!ENTRY for an archive's entry
    sha256       VARCHAR NOT NULL,      -- of the decompressed bytes, so that one table is one file however it was packed
    bytes        BIGINT NOT NULL,       -- decompressed
    row_count    BIGINT NOT NULL,       -- rows of data in the file
    rejected     BIGINT NOT NULL,       -- of those, left out
    loaded_at    TIMESTAMP NOT NULL,    -- UTC, by the clock that was passed in
    fetched_from VARCHAR                -- address, where 'entente fetch' had brought it
);

CREATE TABLE dataset_rejection (
    file_id INTEGER NOT NULL,
    line    BIGINT NOT NULL,
    reason  VARCHAR NOT NULL
);

-- One recorded value. Undirected values stand once, with actor < recipient; values of one state have no recipient.
CREATE TABLE observation (
    indicator VARCHAR NOT NULL,
    actor     VARCHAR NOT NULL,         -- register key
    recipient VARCHAR,
    first_day DATE NOT NULL,            -- closed interval
    last_day  DATE NOT NULL,
    value     DOUBLE NOT NULL,
    file_id   INTEGER NOT NULL,
    line      BIGINT NOT NULL
);

CREATE TABLE roll_call (
    rcid        INTEGER NOT NULL,
    day         DATE NOT NULL,
    session     INTEGER,
    middle_east BOOLEAN, nuclear BOOLEAN, disarmament BOOLEAN, human_rights BOOLEAN, colonialism BOOLEAN, economic BOOLEAN,
    important   BOOLEAN,
    resolution  VARCHAR,
    title       VARCHAR,
    file_id     INTEGER NOT NULL,
    line        BIGINT NOT NULL
);

CREATE TABLE vote (
    rcid    INTEGER NOT NULL,
    day     DATE,                       -- absent in files that give it by roll call only
    state   VARCHAR NOT NULL,
    vote    TINYINT NOT NULL CHECK (vote IN (1, 2, 3, 8)),  -- Voeten's codes: yes, abstain, no, absent
    file_id INTEGER NOT NULL,
    line    BIGINT NOT NULL
);

-- One row of an event data set, as its publisher coded it.
CREATE TABLE event_row (
    dataset        VARCHAR NOT NULL,
    event_id       VARCHAR NOT NULL,
    day            DATE NOT NULL,
    actor          VARCHAR,             -- register key; absent where the file names no state or one that the register doesn't know
    recipient      VARCHAR,
    actor_name     VARCHAR,
    recipient_name VARCHAR,
    code           VARCHAR,             -- CAMEO code with its leading zeros, PLOVER type, ACLED sub-event type
    root           VARCHAR,
    quad_class     TINYINT,
    goldstein      DOUBLE,              -- or the data set's own intensity
    reports        INTEGER,
    deaths         INTEGER,
    place          VARCHAR,
    latitude       DOUBLE,
    longitude      DOUBLE,
    story          VARCHAR,             -- what it was taken from
    recorded_on    DATE,                -- when the publisher added it
    file_id        INTEGER NOT NULL,
    line           BIGINT NOT NULL
);

-- Event data too large to keep by the row: counts by ordered pair of country codes, period and root code.
CREATE TABLE event_count (
    dataset       VARCHAR NOT NULL,
    actor_code    VARCHAR NOT NULL,
    recipient_code VARCHAR NOT NULL,
    actor         VARCHAR,
    recipient     VARCHAR,
    first_day     DATE NOT NULL,
    last_day      DATE NOT NULL,
    root          TINYINT NOT NULL,     -- 1 to 20
    quad1 INTEGER NOT NULL, quad2 INTEGER NOT NULL, quad3 INTEGER NOT NULL, quad4 INTEGER NOT NULL,
    goldstein_sum DOUBLE NOT NULL,
    scored        INTEGER NOT NULL,     -- rows that carry a Goldstein value
    reports       BIGINT NOT NULL,
    file_id       INTEGER NOT NULL
);

-- A cell of votes once, whichever files hold it: the file loaded with the data set that comes first by name wins.
CREATE VIEW vote_once AS
SELECT v.rcid, any_value(coalesce(v.day, r.day)) AS day, v.state, arg_min(v.vote, f.dataset || lpad(f.file_id::VARCHAR, 9, '0')) AS vote
FROM vote v JOIN dataset_file f USING (file_id) LEFT JOIN (SELECT rcid, min(day) AS day FROM roll_call GROUP BY rcid) r USING (rcid)
GROUP BY v.rcid, v.state;
