package com.foobar.boxoffice.web.checkin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * An admission was a mistake.
 *
 * @param reason stays on record
 * @param door which door; without it, the name of the account that asks
 */
public record UndoRequest(
    @NotBlank @Size(max = 200) String reason, @Size(min = 1, max = 60) String door) {}
