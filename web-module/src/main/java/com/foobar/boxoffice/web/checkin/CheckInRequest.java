package com.foobar.boxoffice.web.checkin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A ticket shown at a door.
 *
 * @param code as printed on the ticket
 * @param door which door; without it, the name of the account that asks
 */
public record CheckInRequest(
    @NotBlank @Size(max = 100) String code, @Size(min = 1, max = 60) String door) {}
