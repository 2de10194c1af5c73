-- The ledger: double entry. A posting moves an amount from one account to another, so that a journal cannot be out of
-- balance and the whole ledger sums to zero, whatever the code above does. A journal bears the id of what caused it
-- (an order's), so that nothing can be posted twice. Run again from the top after a crash, this continues.

CREATE TABLE IF NOT EXISTS account (
  code VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(120) NOT NULL,
  PRIMARY KEY (code)
);

CREATE TABLE IF NOT EXISTS journal (
  id        BINARY(16)  NOT NULL COMMENT 'the id of the order',
  kind      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  posted_at DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6)),
  PRIMARY KEY (id),
  KEY journal_posted (posted_at),
  CONSTRAINT journal_kind CHECK (kind IN ('ORDER', 'REFUND'))
);

CREATE TABLE IF NOT EXISTS posting (
  journal_id     BINARY(16)       NOT NULL,
  line           TINYINT UNSIGNED NOT NULL,
  debit_account  VARCHAR(32)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  credit_account VARCHAR(32)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount_minor   BIGINT           NOT NULL,
  currency       CHAR(3)          CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (journal_id, line),
  KEY posting_debit (debit_account),
  KEY posting_credit (credit_account),
  CONSTRAINT posting_journal FOREIGN KEY (journal_id) REFERENCES journal (id),
  CONSTRAINT posting_debit FOREIGN KEY (debit_account) REFERENCES account (code),
  CONSTRAINT posting_credit FOREIGN KEY (credit_account) REFERENCES account (code),
  CONSTRAINT posting_amount CHECK (amount_minor > 0),
  CONSTRAINT posting_between_two CHECK (debit_account <> credit_account)
);

-- The books as an accountant reads them: each posting is two entries, a debit (positive) and a credit (negative).
CREATE OR REPLACE SQL SECURITY INVOKER VIEW entry AS
  SELECT journal_id, line, debit_account AS account, amount_minor, currency FROM posting
  UNION ALL
  SELECT journal_id, line, credit_account, -amount_minor, currency FROM posting;

INSERT IGNORE INTO account (code, name) VALUES
  ('receivables', 'Owed by customers on invoice'),
  ('card-clearing', 'Taken by card, not yet paid out'),
  ('ticket-sales', 'Tickets sold');
