-- The workbook, format 1. Inside the file records are known by a whole number
-- (key), outside by a UUIDv7 (record.id). A record that is removed stays, marked,
-- so that it can come back and so that nothing ever points at what is not there.

CREATE TABLE replica (
  no         INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  start_hash BLOB NOT NULL,      -- the hash that its first change follows on
  last_seq   INTEGER NOT NULL DEFAULT 0,
  last_hash  BLOB NOT NULL
) STRICT;

CREATE TABLE batch (
  no        INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  replica   INTEGER NOT NULL REFERENCES replica (no),
  first_seq INTEGER NOT NULL,
  last_seq  INTEGER NOT NULL,
  clock     INTEGER NOT NULL,
  who       TEXT NOT NULL,
  title     TEXT NOT NULL,
  what      TEXT NOT NULL CHECK (what IN ('edit', 'undo', 'redo')),
  target    INTEGER REFERENCES batch (no)   -- the edit that was undone or redone
) STRICT;
CREATE INDEX batch_target ON batch (target, no) WHERE target IS NOT NULL;

CREATE TABLE record (
  key     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  kind    TEXT NOT NULL,
  parent  INTEGER REFERENCES record (key),
  owner   INTEGER NOT NULL,      -- the record that stands on its own above it; itself if it does
  rev     INTEGER NOT NULL DEFAULT 1,
  changed INTEGER NOT NULL       -- clock of the last change to it or to what belongs to it
) STRICT;
CREATE INDEX record_parent ON record (parent, kind, key) WHERE parent IS NOT NULL;
CREATE INDEX record_owner ON record (owner, kind, key) WHERE parent IS NOT NULL;

-- The history. The tables below are what it folds to: of each record, field and
-- item the change with the greatest (clock, replica) wins.
CREATE TABLE change (
  replica      INTEGER NOT NULL REFERENCES replica (no),
  seq          INTEGER NOT NULL,
  clock        INTEGER NOT NULL, -- hybrid logical clock: milliseconds since 1970 * 65536 + a counter
  batch        INTEGER NOT NULL REFERENCES batch (no),
  record       INTEGER NOT NULL REFERENCES record (key),
  field        TEXT NOT NULL,    -- '@kind', '@parent', '@removed' or a field's name
  item         TEXT NOT NULL,    -- of a field with many values, which; else ''
  value        TEXT,
  base_replica INTEGER,          -- the change that this one replaced
  base_seq     INTEGER,
  hash         BLOB NOT NULL,    -- over this change and the hash of the replica's one before
  PRIMARY KEY (replica, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change (record, field, item, clock, replica, seq);

-- How many records hold each choice, so that counts cost what they show.
CREATE TABLE tally (
  kind  TEXT NOT NULL,
  field TEXT NOT NULL,           -- '' counts the records themselves
  item  TEXT NOT NULL,           -- '' counts the blanks
  n     INTEGER NOT NULL,
  PRIMARY KEY (kind, field, item)
) STRICT, WITHOUT ROWID;

-- All text of a record that stands on its own, with what belongs to it; rowid is its key.
CREATE VIRTUAL TABLE search USING fts5 (
  kind, title, body,
  content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE partnership (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  name TEXT, kind TEXT, first_quarter TEXT, licence TEXT, quiet_days INTEGER, small_count INTEGER, invented TEXT
) STRICT;
CREATE TABLE partnership_areas (
  record INTEGER NOT NULL REFERENCES partnership (key), item TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE keeper (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  name TEXT, role TEXT, organisation TEXT
) STRICT;

CREATE TABLE stakeholder (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  name TEXT COLLATE NOCASE, kind TEXT, part TEXT, interest INTEGER, influence INTEGER, involvement TEXT,
  contact_role TEXT, contact TEXT
) STRICT;
CREATE INDEX stakeholder_by_key ON stakeholder (key) WHERE removed = 0;
CREATE INDEX stakeholder_by_name ON stakeholder (name, key) WHERE removed = 0;
CREATE INDEX stakeholder_by_kind ON stakeholder (kind, key) WHERE removed = 0;
CREATE INDEX stakeholder_by_interest ON stakeholder (interest, key) WHERE removed = 0;
CREATE INDEX stakeholder_by_influence ON stakeholder (influence, key) WHERE removed = 0;
CREATE INDEX stakeholder_by_involvement ON stakeholder (involvement, key) WHERE removed = 0;
CREATE TABLE stakeholder_also_known_as (
  record INTEGER NOT NULL REFERENCES stakeholder (key), item TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX stakeholder_also_known_as_item ON stakeholder_also_known_as (item COLLATE NOCASE, record);

CREATE TABLE engagement (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  date TEXT, how TEXT, note TEXT
) STRICT;

CREATE TABLE priority (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  rank INTEGER, title TEXT COLLATE NOCASE, why TEXT, origin TEXT, priority_area TEXT, foundation TEXT,
  owner INTEGER REFERENCES stakeholder (key)
) STRICT;
CREATE INDEX priority_by_key ON priority (key) WHERE removed = 0;
CREATE INDEX priority_by_rank ON priority (rank, key) WHERE removed = 0;
CREATE INDEX priority_by_title ON priority (title, key) WHERE removed = 0;
CREATE INDEX priority_by_origin ON priority (origin, key) WHERE removed = 0;
CREATE INDEX priority_by_priority_area ON priority (priority_area, key) WHERE removed = 0;
CREATE INDEX priority_by_foundation ON priority (foundation, key) WHERE removed = 0;
CREATE INDEX priority_owner ON priority (owner) WHERE owner IS NOT NULL;

CREATE TABLE action (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  reference TEXT COLLATE NOCASE, reference_order TEXT, title TEXT COLLATE NOCASE,
  description TEXT, outcome TEXT, status TEXT, brag TEXT,
  start TEXT, start_from TEXT, start_to TEXT, due TEXT, due_from TEXT, due_to TEXT,
  heard TEXT, barriers TEXT
) STRICT;
CREATE INDEX action_by_key ON action (key) WHERE removed = 0;
CREATE INDEX action_by_reference ON action (reference_order, key) WHERE removed = 0;
CREATE INDEX action_reference ON action (reference) WHERE removed = 0;
CREATE INDEX action_by_title ON action (title, key) WHERE removed = 0;
CREATE INDEX action_by_status ON action (status, key) WHERE removed = 0;
CREATE INDEX action_by_brag ON action (brag, key) WHERE removed = 0;
CREATE INDEX action_by_start ON action (start_from, key) WHERE removed = 0;
CREATE INDEX action_by_due ON action (due_to, key) WHERE removed = 0;
CREATE INDEX action_open_due ON action (due_to, status, key) WHERE removed = 0 AND due_to IS NOT NULL;
CREATE TABLE action_priorities (
  record INTEGER NOT NULL REFERENCES action (key), item INTEGER NOT NULL REFERENCES priority (key), note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_priorities_item ON action_priorities (item, record);
CREATE TABLE action_national_actions (
  record INTEGER NOT NULL REFERENCES action (key), item INTEGER NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_national_actions_item ON action_national_actions (item, record);
CREATE TABLE action_foundations (
  record INTEGER NOT NULL REFERENCES action (key), item TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_foundations_item ON action_foundations (item, record);
CREATE TABLE action_fundamentals (
  record INTEGER NOT NULL REFERENCES action (key), item TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_fundamentals_item ON action_fundamentals (item, record);
CREATE TABLE action_leads (
  record INTEGER NOT NULL REFERENCES action (key), item INTEGER NOT NULL REFERENCES stakeholder (key), note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_leads_item ON action_leads (item, record);
CREATE TABLE action_partners (
  record INTEGER NOT NULL REFERENCES action (key), item INTEGER NOT NULL REFERENCES stakeholder (key), note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_partners_item ON action_partners (item, record);
CREATE TABLE action_tags (
  record INTEGER NOT NULL REFERENCES action (key), item TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_tags_item ON action_tags (item, record);

CREATE TABLE "update" (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  date TEXT, note TEXT, author TEXT
) STRICT;
CREATE TABLE next_step (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  step TEXT, due TEXT, due_from TEXT, due_to TEXT, owner INTEGER REFERENCES stakeholder (key), done TEXT
) STRICT;
CREATE TABLE evidence (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  title TEXT, form TEXT, place TEXT, date TEXT
) STRICT;
CREATE TABLE measure (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  counted TEXT, unit TEXT, baseline TEXT, baseline_date TEXT, target TEXT
) STRICT;
CREATE TABLE reading (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  date TEXT, value TEXT, note TEXT
) STRICT;
CREATE TABLE resource (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  amount TEXT, source TEXT, certainty TEXT
) STRICT;
CREATE TABLE action_link (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  relation TEXT, "to" INTEGER REFERENCES action (key), reason TEXT
) STRICT;
CREATE INDEX action_link_to ON action_link ("to") WHERE "to" IS NOT NULL;

CREATE TABLE response (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  quarter TEXT, national_action INTEGER,
  heard TEXT, heard_answer TEXT, committed TEXT, committed_answer TEXT, leads_answer TEXT, next_steps_answer TEXT,
  assessment TEXT, assessment_answer TEXT, assessment_reason TEXT,
  pace TEXT, quality TEXT, resourcing TEXT, risk TEXT, collaboration TEXT, connection TEXT, carried TEXT
) STRICT;
CREATE INDEX response_by_key ON response (key) WHERE removed = 0;
CREATE INDEX response_by_quarter ON response (quarter, key) WHERE removed = 0;
CREATE INDEX response_by_national_action ON response (national_action, key) WHERE removed = 0;
CREATE INDEX response_by_assessment ON response (assessment, key) WHERE removed = 0;
CREATE TABLE response_fundamentals (
  record INTEGER NOT NULL REFERENCES response (key), item TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE response_lead (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  stakeholder INTEGER REFERENCES stakeholder (key), role TEXT, note TEXT
) STRICT;
CREATE TABLE commitment (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  commitment TEXT, owner INTEGER REFERENCES stakeholder (key), due TEXT, due_from TEXT, due_to TEXT, status TEXT
) STRICT;

CREATE TABLE submission (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  quarter TEXT, revision INTEGER, stage TEXT, reason TEXT, signed_by TEXT, signed_role TEXT, signed_for TEXT, signed_at TEXT, checked_in TEXT
) STRICT;
CREATE INDEX submission_by_quarter ON submission (quarter, key) WHERE removed = 0;
CREATE TABLE accepted_finding (
  key INTEGER PRIMARY KEY REFERENCES record (key), removed INTEGER NOT NULL DEFAULT 0,
  code TEXT, place TEXT, finding TEXT, words TEXT, reason TEXT, accepted_in INTEGER
) STRICT;
