-- What the clock at the house shows when an event begins. Run again from the top after a crash, this looks first.

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'venue' AND COLUMN_NAME = 'zone'),
  'DO 0',
  'ALTER TABLE venue
     ADD COLUMN zone VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''UTC''
       COMMENT ''IANA name, such as Europe/Berlin''');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;

-- The houses of the sample season, loaded before they had one.
UPDATE venue SET zone = 'Europe/Berlin'
  WHERE zone = 'UTC' AND name IN ('Lantern Room', 'Riverside Concert Hall', 'Harbour Arena');
