-- The box office: what is on, who has an account, who holds or owns which seat.
--
-- The rules that must never break stand here, as keys and checks, and not only in the code above:
-- one live ticket for a seat of an event, one order for a hold, one order for an idempotency key.
--
-- A node may die in the middle of this, and MySQL takes no DDL back: run again from the top, it continues.
-- All times are UTC and come from the database's own clock (UTC_TIMESTAMP(6)). Every table has a primary key, because
-- Group Replication certifies by it. Amounts are in the currency's minor unit.

-- The houses ------------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS venue (
  id   BIGINT       NOT NULL AUTO_INCREMENT,
  name VARCHAR(120) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY venue_name (name)
);

CREATE TABLE IF NOT EXISTS seat (
  id        BIGINT            NOT NULL AUTO_INCREMENT,
  venue_id  BIGINT            NOT NULL,
  section   VARCHAR(40)       NOT NULL,
  row_label VARCHAR(8)        NOT NULL,
  number    SMALLINT UNSIGNED NOT NULL,
  tier      TINYINT UNSIGNED  NOT NULL COMMENT 'which of the house''s price bands the seat is in, 1 the best',
  position  INT UNSIGNED      NOT NULL COMMENT 'best seat first; seats that follow each other are neighbours where possible',
  PRIMARY KEY (id),
  UNIQUE KEY seat_place (venue_id, section, row_label, number),
  UNIQUE KEY seat_position (venue_id, position),
  CONSTRAINT seat_in_venue FOREIGN KEY (venue_id) REFERENCES venue (id)
);

-- What is on ------------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS event (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  venue_id    BIGINT        NOT NULL,
  title       VARCHAR(200)  NOT NULL,
  description VARCHAR(4000) NOT NULL,
  starts_at   DATETIME(6)   NOT NULL,
  currency    CHAR(3) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (id),
  KEY event_soonest (starts_at),
  CONSTRAINT event_in_venue FOREIGN KEY (venue_id) REFERENCES venue (id)
);

CREATE TABLE IF NOT EXISTS price_category (
  id          BIGINT           NOT NULL AUTO_INCREMENT,
  event_id    BIGINT           NOT NULL,
  tier        TINYINT UNSIGNED NOT NULL,
  name        VARCHAR(40)      NOT NULL,
  price_minor BIGINT           NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY price_category_tier (event_id, tier),
  UNIQUE KEY price_category_of_event (event_id, id),
  CONSTRAINT price_category_event FOREIGN KEY (event_id) REFERENCES event (id),
  CONSTRAINT price_category_costs CHECK (price_minor > 0)
);

-- A seat of an event, and whether it can still be had. It changes only by conditional statements. It is free when it is
-- not sold and nobody holds it *now*: a hold that has run out frees its seats without anyone doing anything.
-- hold_id has no foreign key on purpose: the seats are taken first and the hold is written after, so that in a rush
-- those who come too late have written nothing.
CREATE TABLE IF NOT EXISTS event_seat (
  event_id    BIGINT       NOT NULL,
  seat_id     BIGINT       NOT NULL,
  category_id BIGINT       NOT NULL,
  position    INT UNSIGNED NOT NULL COMMENT 'the seat''s, repeated so that the best free seats are one walk along an index',
  sold        BOOLEAN      NOT NULL DEFAULT FALSE,
  hold_id     BINARY(16)   NULL,
  held_until  DATETIME(6)  NULL,
  PRIMARY KEY (event_id, seat_id),
  -- Walked in order by "the best that are free", and counted without touching the rows by "how many are free".
  KEY event_seat_best (event_id, category_id, sold, position, held_until),
  KEY event_seat_seat (seat_id),
  CONSTRAINT event_seat_seat FOREIGN KEY (seat_id) REFERENCES seat (id),
  CONSTRAINT event_seat_category FOREIGN KEY (event_id, category_id) REFERENCES price_category (event_id, id),
  CONSTRAINT event_seat_held_by_someone CHECK ((hold_id IS NULL) = (held_until IS NULL)),
  CONSTRAINT event_seat_sold_is_not_held CHECK (NOT sold OR hold_id IS NULL)
);

-- Who buys --------------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS account (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  email         VARCHAR(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name          VARCHAR(100) NOT NULL,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at    DATETIME(6)  NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
  version       INT          NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_email (email),
  CONSTRAINT account_email_normalised CHECK (email = LOWER(email))
);

CREATE TABLE IF NOT EXISTS account_role (
  account_id BIGINT NOT NULL,
  role       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (account_id, role),
  CONSTRAINT account_role_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT account_role_known CHECK (role IN ('buyer', 'door'))
);

-- Holds -----------------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS hold (
  id          BINARY(16)  NOT NULL,
  event_id    BIGINT      NOT NULL,
  total_minor BIGINT      NOT NULL,
  currency    CHAR(3) CHARACTER SET ascii NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  released_at DATETIME(6) NULL,
  consumed_at DATETIME(6) NULL COMMENT 'when it became an order',
  PRIMARY KEY (id),
  KEY hold_ended (consumed_at, expires_at),
  CONSTRAINT hold_event FOREIGN KEY (event_id) REFERENCES event (id),
  CONSTRAINT hold_consumed_in_time CHECK (consumed_at < expires_at),
  CONSTRAINT hold_ends_once CHECK (released_at IS NULL OR consumed_at IS NULL)
);

CREATE TABLE IF NOT EXISTS hold_seat (
  hold_id     BINARY(16) NOT NULL,
  seat_id     BIGINT     NOT NULL,
  price_minor BIGINT     NOT NULL COMMENT 'the price that was promised',
  PRIMARY KEY (hold_id, seat_id),
  CONSTRAINT hold_seat_hold FOREIGN KEY (hold_id) REFERENCES hold (id)
);

-- Orders ----------------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS orders (
  id                  BINARY(16)   NOT NULL,
  number              CHAR(9)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account_id          BIGINT       NOT NULL,
  idempotency_key     VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request_fingerprint BINARY(32)   NOT NULL COMMENT 'SHA-256 of what was asked for under that key',
  hold_id             BINARY(16)   NOT NULL,
  event_id            BIGINT       NOT NULL,
  total_minor         BIGINT       NOT NULL,
  currency            CHAR(3)      CHARACTER SET ascii NOT NULL,
  placed_at           DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY orders_number (number),
  UNIQUE KEY orders_idempotency_key (account_id, idempotency_key),
  UNIQUE KEY orders_hold (hold_id),
  KEY orders_latest (account_id, placed_at),
  CONSTRAINT orders_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT orders_hold FOREIGN KEY (hold_id) REFERENCES hold (id),
  CONSTRAINT orders_event FOREIGN KEY (event_id) REFERENCES event (id),
  CONSTRAINT orders_total CHECK (total_minor > 0)
);

CREATE TABLE IF NOT EXISTS ticket (
  id            BINARY(16)  NOT NULL,
  order_id      BINARY(16)  NOT NULL,
  event_id      BIGINT      NOT NULL,
  seat_id       BIGINT      NOT NULL,
  price_minor   BIGINT      NOT NULL,
  code          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  admitted_at   DATETIME(6) NULL,
  admitted_door VARCHAR(60) NULL,
  admission_id  BINARY(16)  NULL COMMENT 'by which a door that lost its connection knows its own admission again',
  voided_at     DATETIME(6) NULL,
  -- Null once the ticket is void, and nulls do not collide: a seat may be sold again, but never twice at a time.
  live_seat_id  BIGINT      AS (IF(voided_at IS NULL, seat_id, NULL)) VIRTUAL,
  PRIMARY KEY (id),
  UNIQUE KEY ticket_live_once (event_id, live_seat_id),
  UNIQUE KEY ticket_code (code),
  KEY ticket_of_order (order_id),
  KEY ticket_of_seat (event_id, seat_id),
  CONSTRAINT ticket_order FOREIGN KEY (order_id) REFERENCES orders (id),
  CONSTRAINT ticket_seat FOREIGN KEY (event_id, seat_id) REFERENCES event_seat (event_id, seat_id),
  CONSTRAINT ticket_admitted_somewhere CHECK (
    (admitted_at IS NULL) = (admitted_door IS NULL) AND (admitted_at IS NULL) = (admission_id IS NULL)),
  CONSTRAINT ticket_admitted_alive CHECK (admitted_at IS NULL OR voided_at IS NULL OR admitted_at < voided_at)
);

CREATE TABLE IF NOT EXISTS payment (
  order_id      BINARY(16)  NOT NULL,
  method        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the gateway''s name of the authorisation',
  amount_minor  BIGINT      NOT NULL,
  currency      CHAR(3)     CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (order_id),
  UNIQUE KEY payment_reference (method, reference),
  CONSTRAINT payment_order FOREIGN KEY (order_id) REFERENCES orders (id),
  CONSTRAINT payment_amount CHECK (amount_minor > 0)
);

-- The sample season is loaded by whoever turns this one row over, in the transaction that loads it.
CREATE TABLE IF NOT EXISTS season (
  id        TINYINT     NOT NULL,
  loaded_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  CONSTRAINT season_one_row CHECK (id = 1)
);

INSERT IGNORE INTO season (id) VALUES (1);
