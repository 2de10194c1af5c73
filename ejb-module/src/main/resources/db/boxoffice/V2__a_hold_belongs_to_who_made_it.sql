-- A hold belongs to somebody: to an account, or to a visitor whom only a cookie tells from others. Nobody else may see, release
-- or buy it; nobody keeps more seats than the box office allows; and a request for it may be repeated under its key.
--
-- MySQL takes no DDL back and knows no ADD COLUMN IF NOT EXISTS: run again from the top after a crash, this looks first.

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'hold' AND COLUMN_NAME = 'holder'),
  'DO 0',
  'ALTER TABLE hold
     ADD COLUMN holder BINARY(16) NULL COMMENT ''the account (its number) or the visitor (a digest of the cookie)'',
     ADD COLUMN address BINARY(16) NULL COMMENT ''without an account: a keyed digest of the visitor''''s address'',
     ADD COLUMN seat_count TINYINT UNSIGNED NOT NULL DEFAULT 0,
     ADD COLUMN idempotency_key VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
     ADD COLUMN request_fingerprint BINARY(32) NULL COMMENT ''of what was asked for under that key'',
     ADD UNIQUE KEY hold_idempotency_key (holder, idempotency_key),
     ADD KEY hold_of_holder (holder, expires_at),
     ADD KEY hold_of_address (address, expires_at)');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;

-- Whoever wants to hold takes its turn first: one of these rows, by the holder's or the address's digest, is locked while
-- the seats are counted that it holds already. Nothing is ever written here.
CREATE TABLE IF NOT EXISTS hold_turn (
  id SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (id)
);

INSERT IGNORE INTO hold_turn (id)
  SELECT a.d + 16 * b.d + 256 * c.d
  FROM (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
        UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11
        UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15) a
    CROSS JOIN
       (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
        UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11
        UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15) b
    CROSS JOIN
       (SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
        UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10 UNION ALL SELECT 11
        UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15) c;
