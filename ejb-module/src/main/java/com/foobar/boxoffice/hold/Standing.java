package com.foobar.boxoffice.hold;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a holder has already, counted while nobody else of the same account or address is counting.
 *
 * @param byAll seats in live holds of the account; or of all who are not logged in at the address
 * @param byHolder of these, the holder's own
 * @param untilFirstEnds until the first of these holds ends
 * @param earlier the hold that was made under the same idempotency key
 */
record Standing(long byAll, long byHolder, Duration untilFirstEnds, Optional<UUID> earlier) {

  static final Standing NOTHING = new Standing(0, 0, Duration.ZERO, Optional.empty());
}
