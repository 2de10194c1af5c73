package com.foobar.boxoffice.web.checkin;

import com.foobar.boxoffice.checkin.UndoneAdmission;
import java.time.Instant;
import java.util.UUID;

/** The admission is taken back; the ticket can be admitted again. */
public record UndoResponse(
    UUID id, String code, Instant admittedAt, Instant undoneAt, String door, String reason) {

  public static UndoResponse from(UndoneAdmission undone) {
    return new UndoResponse(
        undone.id(),
        undone.code(),
        undone.admittedAt(),
        undone.undoneAt(),
        undone.door(),
        undone.reason());
  }
}
