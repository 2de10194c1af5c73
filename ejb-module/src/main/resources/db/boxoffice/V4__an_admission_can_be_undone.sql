-- An admission by mistake is taken back, and who did so, when and why stays here. The ticket can then be admitted again.

CREATE TABLE IF NOT EXISTS admission_undone (
  admission_id  BINARY(16)   NOT NULL COMMENT 'the ticket''s, as it was',
  ticket_id     BINARY(16)   NOT NULL,
  admitted_at   DATETIME(6)  NOT NULL,
  admitted_door VARCHAR(60)  NOT NULL,
  undone_at     DATETIME(6)  NOT NULL,
  undone_by     BIGINT       NOT NULL COMMENT 'the account of the door staff',
  door          VARCHAR(60)  NOT NULL,
  reason        VARCHAR(200) NOT NULL,
  PRIMARY KEY (admission_id),
  KEY admission_undone_ticket (ticket_id),
  CONSTRAINT admission_undone_ticket FOREIGN KEY (ticket_id) REFERENCES ticket (id),
  CONSTRAINT admission_undone_by FOREIGN KEY (undone_by) REFERENCES account (id),
  CONSTRAINT admission_undone_later CHECK (undone_at >= admitted_at),
  CONSTRAINT admission_undone_says_why CHECK (reason <> '')
);
