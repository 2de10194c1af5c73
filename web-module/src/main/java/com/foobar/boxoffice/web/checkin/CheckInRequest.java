package com.foobar.boxoffice.web.checkin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A ticket shown at a door.
 *
 * @param code as printed on the ticket
 * @param door which door; without it, the name of the account that asks
 * @param eventId what the door admits to; without it, to what begins or began some hours from now
 */
public record CheckInRequest(
    @NotBlank @Size(max = 100) String code, @Size(min = 1, max = 60) String door, Long eventId) {}
