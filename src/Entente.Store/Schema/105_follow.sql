-- What feeds somebody follows, as they were added and removed; nothing is overwritten, and the last entry of a feed counts.
CREATE TABLE feed_entry (
    sequence    BIGINT NOT NULL UNIQUE,
    feed_id     VARCHAR NOT NULL,       -- "w-" and a hash of the address
    address     VARCHAR NOT NULL,       -- http(s), or a folder's full path
    kind        VARCHAR NOT NULL CHECK (kind IN ('rss', 'atom', 'rdf', 'json', 'sitemap', 'folder', 'gdelt')),
    outlet      VARCHAR,                -- who publishes, as the user says
    hosts       VARCHAR NOT NULL,       -- beside its own, comma between
    is_inside   BOOLEAN NOT NULL,       -- named at an address of the user's machine or network
    is_followed BOOLEAN NOT NULL,       -- false: removed
    recorded_at TIMESTAMP NOT NULL
);

-- The log of fetches; rows are added and never changed. How a feed does is a query on it.
CREATE TABLE feed_fetch (
    sequence      BIGINT NOT NULL UNIQUE,
    feed_id       VARCHAR NOT NULL,
    fetched_at    TIMESTAMP NOT NULL,   -- UTC
    status        VARCHAR NOT NULL CHECK (status IN ('read', 'unchanged', 'failed')),
    http          INTEGER,
    etag          VARCHAR,
    last_modified VARCHAR,
    sha256        VARCHAR,              -- of the bytes
    items         INTEGER NOT NULL,
    new_items     INTEGER NOT NULL,
    known         INTEGER NOT NULL,
    elsewhere     INTEGER NOT NULL,     -- on hosts that aren't followed, or without a link
    error         VARCHAR,
    retry_after   TIMESTAMP,            -- UTC; the server's word
    slot          TIMESTAMP             -- GDELT: the quarter of an hour that was read
);

-- Each article that a feed listed, once; written in one transaction with the fetch that listed it.
CREATE TABLE feed_item (
    sequence  BIGINT NOT NULL UNIQUE,
    item_key  VARCHAR NOT NULL,         -- the link; of a folder's file, path and hash
    feed_id   VARCHAR NOT NULL,
    link      VARCHAR NOT NULL,
    title     VARCHAR,
    published TIMESTAMP,                -- UTC, as the feed says; absent where it doesn't
    listed_at TIMESTAMP NOT NULL
);

-- What became of an article, in one transaction with its document. One without a row, or whose last row says 'later', is still to be read.
CREATE TABLE feed_reading (
    sequence    BIGINT NOT NULL UNIQUE,
    item_key    VARCHAR NOT NULL,
    feed_id     VARCHAR NOT NULL,
    outcome     VARCHAR NOT NULL CHECK (outcome IN ('read', 'known', 'refused', 'later')),
    document_id VARCHAR,
    error       VARCHAR,
    tried_at    TIMESTAMP NOT NULL
);
