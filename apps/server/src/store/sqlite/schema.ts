/*
 * The tables, as steps that are only ever added to. Columns carry the names of the port's fields, so that a row needs no mapping.
 *
 *   document ─┬─ log_row      the tail: one row per update, checksum and chained hash
 *             ├─ snapshot     at most two that count: the newest, and the one before it as a spare with its rows
 *             └─ quarantine   rows set aside, never deleted
 *
 * A step that has been released is never edited: the file of somebody's meetings has run it.
 */

const documents = `
  CREATE TABLE document (
    id INTEGER PRIMARY KEY, scope TEXT NOT NULL, name TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
    UNIQUE (scope, name)
  ) STRICT;
  CREATE TABLE log_row (
    document INTEGER NOT NULL REFERENCES document, seq INTEGER NOT NULL, person TEXT, bytes BLOB NOT NULL, hash BLOB NOT NULL,
    checksum INTEGER NOT NULL, PRIMARY KEY (document, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshot (
    document INTEGER NOT NULL REFERENCES document, seq INTEGER NOT NULL, bytes BLOB NOT NULL, hash BLOB NOT NULL,
    checksum INTEGER NOT NULL, verified INTEGER NOT NULL, PRIMARY KEY (document, seq)
  ) STRICT;
  CREATE TABLE quarantine (
    document INTEGER NOT NULL REFERENCES document, seq INTEGER NOT NULL, damage TEXT NOT NULL, at INTEGER NOT NULL, person TEXT,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX quarantine_document ON quarantine (document, seq);
  CREATE TABLE client (
    scope TEXT NOT NULL, client INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (scope, client)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE command (
    scope TEXT NOT NULL, person TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (scope, person, id)
  ) STRICT, WITHOUT ROWID;`

const directory = `
  CREATE TABLE community (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, nameKey TEXT NOT NULL UNIQUE, createdAt INTEGER NOT NULL,
    coordinatorKeyHash TEXT UNIQUE, memberKeyHash TEXT UNIQUE
  ) STRICT;
  CREATE TABLE meeting (
    id TEXT PRIMARY KEY, community TEXT NOT NULL REFERENCES community, title TEXT NOT NULL, language TEXT NOT NULL,
    template TEXT NOT NULL, createdAt INTEGER NOT NULL, startsAt INTEGER, phase TEXT NOT NULL, series INTEGER NOT NULL,
    UNIQUE (community, series)
  ) STRICT;
  CREATE TABLE link (
    keyHash TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting, role TEXT NOT NULL, createdAt INTEGER NOT NULL,
    replacedAt INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX link_in_force ON link (meeting, role) WHERE replacedAt IS NULL;
  CREATE TABLE person (
    meeting TEXT NOT NULL REFERENCES meeting, id TEXT NOT NULL, name TEXT NOT NULL, tokenHash TEXT, createdAt INTEGER NOT NULL,
    removedAt INTEGER, mergedInto TEXT, grants TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (meeting, id),
    UNIQUE (meeting, tokenHash), FOREIGN KEY (meeting, mergedInto) REFERENCES person
  ) STRICT;
  CREATE TABLE session (
    hash TEXT PRIMARY KEY, meeting TEXT NOT NULL, person TEXT NOT NULL, createdAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL,
    FOREIGN KEY (meeting, person) REFERENCES person
  ) STRICT;
  CREATE INDEX session_person ON session (meeting, person);
  CREATE INDEX session_expiry ON session (expiresAt);
  CREATE TABLE acta_number (
    community TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, meeting TEXT NOT NULL UNIQUE,
    PRIMARY KEY (community, year, number)
  ) STRICT;
  CREATE TABLE acta (
    meeting TEXT NOT NULL REFERENCES meeting, version INTEGER NOT NULL, community TEXT NOT NULL, year INTEGER NOT NULL,
    number INTEGER NOT NULL, closedAt INTEGER NOT NULL, closedBy TEXT NOT NULL, reason TEXT, sha256 TEXT NOT NULL,
    json TEXT NOT NULL, signature TEXT NOT NULL, PRIMARY KEY (meeting, version),
    FOREIGN KEY (community, year, number) REFERENCES acta_number
  ) STRICT;
  CREATE TRIGGER acta_never_changes BEFORE UPDATE ON acta BEGIN SELECT RAISE(ABORT, 'a closed acta never changes'); END;
  CREATE TRIGGER acta_never_goes BEFORE DELETE ON acta BEGIN SELECT RAISE(ABORT, 'a closed acta is never deleted'); END;
  CREATE TABLE upload (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL REFERENCES meeting, person TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    type TEXT NOT NULL, size INTEGER NOT NULL, createdAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX upload_meeting ON upload (meeting, createdAt);
  CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE probe (bytes BLOB NOT NULL) STRICT;`

export const migrations: readonly string[] = [documents + directory]
