-- To MySQL's collation a text of nothing but accents or invisible characters is equal to the empty one: such a reason broke the
-- rule that there is one. What people can read is for the application to judge; the rule asks for characters.
--
-- And an admission is found by its id without looking at, and waiting for, every other ticket.
--
-- Run again from the top after a crash, this looks first.

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS
          WHERE CONSTRAINT_SCHEMA = DATABASE() AND CONSTRAINT_NAME = 'admission_undone_says_why'),
  'ALTER TABLE admission_undone
     DROP CHECK admission_undone_says_why,
     ADD CONSTRAINT admission_undone_has_reason CHECK (CHAR_LENGTH(reason) > 0)',
  'DO 0');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.STATISTICS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'ticket' AND INDEX_NAME = 'ticket_admission'),
  'DO 0',
  'ALTER TABLE ticket ADD UNIQUE KEY ticket_admission (admission_id)');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;
