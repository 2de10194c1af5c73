-- A payment's attempt is written down before the gateway is asked, so that whatever dies in between leaves nobody's money
-- reserved: whoever finds an old one that is not settled settles it. Its id is what the gateway knows it by.
--
--   asked       the gateway is being asked, or has said yes, and no order stands on it
--   authorised  an order stands on it: written with the order, in one transaction; to be captured
--   captured    the gateway was told to take the money
--   cancelling  no order will ever stand on it; to be cancelled
--   cancelled   the gateway was told that nothing comes of it, or had declined

CREATE TABLE IF NOT EXISTS payment_attempt (
  id                  BINARY(16)   NOT NULL,
  account_id          BIGINT       NOT NULL,
  idempotency_key     VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request_fingerprint BINARY(32)   NOT NULL,
  method              VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount_minor        BIGINT       NOT NULL,
  currency            CHAR(3)      CHARACTER SET ascii NOT NULL,
  state               VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id            BINARY(16)   NULL,
  asked_at            DATETIME(6)  NOT NULL,
  changed_at          DATETIME(6)  NOT NULL,
  -- Null once nothing comes of it, and nulls do not collide: a declined card may be followed by another under the same key.
  open_key            VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin
                      AS (IF(state IN ('asked', 'authorised', 'captured'), idempotency_key, NULL)) VIRTUAL,
  PRIMARY KEY (id),
  UNIQUE KEY payment_attempt_open (account_id, open_key),
  UNIQUE KEY payment_attempt_order (order_id),
  KEY payment_attempt_unsettled (state, asked_at),
  CONSTRAINT payment_attempt_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT payment_attempt_state CHECK (state IN ('asked', 'authorised', 'captured', 'cancelling', 'cancelled')),
  CONSTRAINT payment_attempt_of_an_order CHECK ((order_id IS NOT NULL) = (state IN ('authorised', 'captured'))),
  CONSTRAINT payment_attempt_amount CHECK (amount_minor > 0)
);
