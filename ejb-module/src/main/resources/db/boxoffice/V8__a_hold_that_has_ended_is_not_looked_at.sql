-- Before each hold, those of the same account or address that are live are counted. They were found among all that it ever
-- made, one look into the table each, since no key knew what had ended: whoever buys much, or shares an address with many who
-- do, paid with each purchase for all that came before.
--
-- Now the keys know what is live. A hold that ends moves out of the way in the statement that ends it.
--
-- Run again from the top after a crash, this looks first.

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'hold' AND COLUMN_NAME = 'live_until'),
  'DO 0',
  'ALTER TABLE hold
     ADD COLUMN live_until DATETIME(6) AS (IF(released_at IS NULL AND consumed_at IS NULL, expires_at, NULL)) VIRTUAL
       COMMENT ''null once it has ended in any way but by time''');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.STATISTICS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'hold' AND INDEX_NAME = 'hold_live_of_holder'),
  'DO 0',
  'ALTER TABLE hold
     DROP KEY hold_of_holder,
     DROP KEY hold_of_address,
     ADD KEY hold_live_of_holder (holder, live_until),
     ADD KEY hold_live_of_address (address, live_until)');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;
