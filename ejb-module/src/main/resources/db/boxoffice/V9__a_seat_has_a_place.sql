-- Where each seat stands, so that nobody who draws a house has to guess that from the names of its sections.
--
-- The unit is a hundredth of the distance between two neighbouring seats. The origin is the point that the edge of the stage
-- and the rows bend round; x grows to the right of a visitor who faces the stage, y away from the stage.
--
-- The columns have defaults because servers with an earlier version go on meanwhile, which rehearse purchases in a house of
-- their own. Run again from the top after a crash, this looks first; the places come out the same.

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'seat' AND COLUMN_NAME = 'x'),
  'DO 0',
  'ALTER TABLE seat
     ADD COLUMN x INT NOT NULL DEFAULT 0
       COMMENT ''to the right, facing the stage: in hundredths of the distance between two neighbouring seats'',
     ADD COLUMN y INT NOT NULL DEFAULT 0
       COMMENT ''away from the stage: from the point that its edge and the rows bend round, in the unit of x''');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;

SET @wanted = IF(
  EXISTS (SELECT 1 FROM information_schema.COLUMNS
          WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'venue' AND COLUMN_NAME = 'stage_distance'),
  'DO 0',
  'ALTER TABLE venue
     ADD COLUMN stage_distance INT NOT NULL DEFAULT 0
       COMMENT ''of the edge of the stage from the point that it bends round, in the unit of seat.x'',
     ADD COLUMN stage_width INT NOT NULL DEFAULT 0
       COMMENT ''along that edge, in the unit of seat.x; 0 where there is no stage to draw''');
PREPARE wanted FROM @wanted;
EXECUTE wanted;
DEALLOCATE PREPARE wanted;

CREATE TABLE IF NOT EXISTS section (
  venue_id BIGINT      NOT NULL,
  name     VARCHAR(40) NOT NULL COMMENT 'as the seats have it',
  label_x  INT         NOT NULL COMMENT 'where its name is written, in the unit of seat.x',
  label_y  INT         NOT NULL,
  PRIMARY KEY (venue_id, name),
  CONSTRAINT section_in_venue FOREIGN KEY (venue_id) REFERENCES venue (id)
);

-- The houses that are there already. Those of the sample season get the places in which they were always drawn. Of any other
-- house nothing is known but its rows: its sections stand one behind the other, in the order of the house.
--
-- A section is a part of a ring: "front" is the distance of its first row, "middle" the direction of its middle in degrees, 0
-- straight ahead of the stage and more to the right. The rows are one unit apart.

UPDATE seat JOIN (
  WITH
  known AS (
    SELECT * FROM (VALUES
      ROW('Lantern Room', 'Stalls', 25.4, 0),
      ROW('Lantern Room', 'Circle', 38, 0),
      ROW('Riverside Concert Hall', 'Parterre', 29.8, 0),
      ROW('Riverside Concert Hall', 'Balcony Left', 57.4, -11.1),
      ROW('Riverside Concert Hall', 'Balcony Right', 57.4, 11.1),
      ROW('Riverside Concert Hall', 'Gallery', 70, 0),
      ROW('Harbour Arena', 'Floor A', 31.3, 0),
      ROW('Harbour Arena', 'Floor B', 53.9, -27.8),
      ROW('Harbour Arena', 'Floor C', 53.9, 27.8),
      ROW('Harbour Arena', 'Block 101', 76.5, -39.1),
      ROW('Harbour Arena', 'Block 102', 76.5, 0),
      ROW('Harbour Arena', 'Block 103', 76.5, 39.1),
      ROW('Harbour Arena', 'Block 104', 89.1, -33.6),
      ROW('Harbour Arena', 'Block 105', 89.1, 0),
      ROW('Harbour Arena', 'Block 106', 89.1, 33.6),
      ROW('Harbour Arena', 'Block 107', 101.7, -14.7),
      ROW('Harbour Arena', 'Block 108', 101.7, 14.7),
      ROW('Harbour Arena', 'Block 201', 114.3, -26.2),
      ROW('Harbour Arena', 'Block 202', 114.3, 0),
      ROW('Harbour Arena', 'Block 203', 114.3, 26.2),
      ROW('Harbour Arena', 'Block 204', 126.9, -23.6),
      ROW('Harbour Arena', 'Block 205', 126.9, 0),
      ROW('Harbour Arena', 'Block 206', 126.9, 23.6)) AS place (venue, section, front, middle)
  ),
  in_row AS (
    SELECT s.id, s.venue_id, s.section, k.front, k.middle,
      ROW_NUMBER() OVER (PARTITION BY s.venue_id, s.section, s.row_label ORDER BY s.number) AS place,
      COUNT(*) OVER (PARTITION BY s.venue_id, s.section, s.row_label) AS width,
      MIN(s.id) OVER (PARTITION BY s.venue_id, s.section, s.row_label) AS first_of_row,
      MIN(s.id) OVER (PARTITION BY s.venue_id, s.section) AS first_of_section,
      MIN(k.front IS NOT NULL) OVER (PARTITION BY s.venue_id) AS is_known
    FROM seat s
      JOIN venue v ON v.id = s.venue_id
      LEFT JOIN known k ON k.venue = v.name AND k.section = s.section
  ),
  in_section AS (
    SELECT i.*,
      DENSE_RANK() OVER (PARTITION BY venue_id, section ORDER BY first_of_row) - 1 AS behind,
      MAX(width) OVER (PARTITION BY venue_id) AS widest
    FROM in_row i
  ),
  sections AS (
    SELECT venue_id, first_of_section, MAX(behind) + 1 AS depth, MAX(widest) AS widest
    FROM in_section GROUP BY venue_id, first_of_section
  ),
  behind_each_other AS (
    SELECT venue_id, first_of_section,
      GREATEST(6, widest)
        + SUM(depth + 2.6) OVER (PARTITION BY venue_id ORDER BY first_of_section) - depth - 2.6 AS front
    FROM sections
  ),
  polar AS (
    SELECT i.id,
      IF(i.is_known, i.front, b.front) + i.behind AS distance,
      IF(i.is_known, RADIANS(i.middle), 0) AS middle,
      1e0 * i.place - (i.width + 1) / 2 AS from_middle
    FROM in_section i
      JOIN behind_each_other b ON b.venue_id = i.venue_id AND b.first_of_section = i.first_of_section
  )
  SELECT id,
    ROUND(100 * distance * SIN(middle + from_middle / distance)) AS x,
    ROUND(100 * distance * COS(middle + from_middle / distance)) AS y
  FROM polar
) placed ON placed.id = seat.id
SET seat.x = placed.x, seat.y = placed.y;

-- The name of a section is written over its middle, and the stage ends three units before the nearest row (to a tenth of a unit).

INSERT INTO section (venue_id, name, label_x, label_y)
  SELECT venue_id, name, ROUND(distance * SIN(middle)), ROUND(distance * COS(middle))
  FROM (SELECT venue_id, MIN(section) AS name, ATAN2(AVG(x), AVG(y)) AS middle,
          (MIN(SQRT(x * x + y * y)) + MAX(SQRT(x * x + y * y))) / 2 AS distance
        FROM seat GROUP BY venue_id, section) middles
  ON DUPLICATE KEY UPDATE label_x = VALUES(label_x), label_y = VALUES(label_y);

UPDATE venue v
  JOIN (SELECT venue_id, MIN(ROUND(SQRT(x * x + y * y), -1)) AS front FROM seat GROUP BY venue_id) nearest
    ON nearest.venue_id = v.id
  SET v.stage_distance = nearest.front - 300;

UPDATE venue v
  JOIN (SELECT s.venue_id, MAX(s.width) AS width
        FROM (SELECT venue_id, section, row_label, COUNT(*) AS width FROM seat GROUP BY venue_id, section, row_label) s
        GROUP BY s.venue_id) widest
    ON widest.venue_id = v.id
  SET v.stage_width = ROUND(76 * widest.width * v.stage_distance / (v.stage_distance + 300));
