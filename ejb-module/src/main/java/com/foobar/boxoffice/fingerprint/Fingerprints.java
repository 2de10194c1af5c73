package com.foobar.boxoffice.fingerprint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fingerprints of what must not be guessed from them. Their key ({@code boxoffice.fingerprint.key})
 * is the installation's, the same on all of its nodes, and never in a database.
 */
@ApplicationScoped
public class Fingerprints {

  @Inject
  @ConfigProperty(name = "boxoffice.fingerprint.key")
  private Optional<String> key = Optional.empty();

  protected Fingerprints() {}

  /** With this key, or with none where it is empty. */
  public Fingerprints(Optional<String> key) {
    this.key = key;
  }

  /**
   * The keyed fingerprint of the parts.
   *
   * @param secret a part that whoever has the fingerprint must not find out by trying; it is left
   *     out where there is no key, and then only whether it was there counts
   */
  public Fingerprint withSecret(String secret, String... parts) {
    String[] all = Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = key.isPresent() || secret == null ? secret : "";
    return of(all);
  }

  /** The keyed fingerprint of the parts; without a key it is only hard to read. */
  public Fingerprint of(String... parts) {
    return key.map(secret -> Fingerprint.keyed(secret, parts))
        .orElseGet(() -> Fingerprint.of(parts));
  }
}
