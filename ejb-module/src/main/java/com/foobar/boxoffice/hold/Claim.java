package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.fingerprint.Fingerprint;
import java.util.UUID;

/**
 * Who makes a hold, and how its repetition is known again.
 *
 * @param holder {@link Holder#id}
 * @param address a fingerprint, for holders without an account; else null
 * @param key the idempotency key, or null
 * @param request what was asked for
 */
record Claim(UUID holder, UUID address, String key, Fingerprint request) {}
