-- A kind of event for joining what was recorded in another home: `samenvoeging`.
-- Frozen: a database in use was made with exactly this text. A change is a new file.

-- Only the list of kinds in a CHECK grows, and no stored byte changes, so the text of the table is edited in place, as
-- SQLite's manual describes for constraints (ALTER TABLE, section 7). Copying the table would take minutes and twice the
-- disk for a long journal.
PRAGMA writable_schema = ON;

UPDATE sqlite_master
    SET sql = replace(sql, '''redactie'', ''toegang'')', '''redactie'', ''toegang'', ''samenvoeging'')')
    WHERE type = 'table' AND name = 'gebeurtenis';

PRAGMA writable_schema = RESET;

-- What SQLite itself changes in the schema tells every other connection to read it again; the edit above does not.
CREATE TABLE schema_herlezen (x INTEGER);

DROP TABLE schema_herlezen;
