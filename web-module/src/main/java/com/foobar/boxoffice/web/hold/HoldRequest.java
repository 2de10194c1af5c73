package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.hold.Holds;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Which seats to hold: these ones, or the best so many of a category. */
@SeatsOrCategory
public record HoldRequest(
    @Size(min = 1, max = Holds.MAX_SEATS) List<@NotNull Long> seatIds,
    Long categoryId,
    @Min(1) @Max(Holds.MAX_SEATS) Integer quantity) {}
