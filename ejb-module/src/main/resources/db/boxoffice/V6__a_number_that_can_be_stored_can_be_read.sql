-- What an unsigned column holds in its upper half can be stored and not be read: JDBC tells it as the signed type of the same
-- width, so that one seat numbered 40,000 took its house's plan down. So what queries hand out has a signed type with room for
-- it, and the bounds that it had, as checks.
--
-- A price gets a bound too: ten seats, the most that one hold has, cost no more than every browser can count to (2^53 - 1).
--
-- Run again from the top after a crash, this looks first.

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS
          WHERE CONSTRAINT_SCHEMA = DATABASE() AND CONSTRAINT_NAME = 'seat_number_bounds'),
  'DO 0',
  'ALTER TABLE seat
     MODIFY COLUMN number INT NOT NULL,
     MODIFY COLUMN tier SMALLINT NOT NULL COMMENT ''which of the house''''s price bands the seat is in, 1 the best'',
     MODIFY COLUMN position BIGINT NOT NULL
       COMMENT ''best seat first; seats that follow each other are neighbours where possible'',
     ADD CONSTRAINT seat_number_bounds CHECK (number BETWEEN 0 AND 65535),
     ADD CONSTRAINT seat_tier_bounds CHECK (tier BETWEEN 0 AND 255),
     ADD CONSTRAINT seat_position_bounds CHECK (position BETWEEN 0 AND 4294967295)');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.TABLE_CONSTRAINTS
          WHERE CONSTRAINT_SCHEMA = DATABASE() AND CONSTRAINT_NAME = 'price_category_price_bounds'),
  'DO 0',
  'ALTER TABLE price_category
     MODIFY COLUMN tier SMALLINT NOT NULL,
     ADD CONSTRAINT price_category_tier_bounds CHECK (tier BETWEEN 0 AND 255),
     ADD CONSTRAINT price_category_price_bounds CHECK (price_minor <= 900719925474099)');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;
