package com.foobar.boxoffice.web.checkin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A ticket shown at the door. */
public record CheckInRequest(@NotBlank @Size(max = 100) String code) {}
