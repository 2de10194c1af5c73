package com.foobar.stack.inventory;

import com.foobar.stack.inventory.yaml.Text;
import com.foobar.stack.inventory.yaml.Whole;

/** How addresses, ports and names are written in an inventory. */
final class Addresses {
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final String IPV4_FORM = "(?:" + BYTE + "[.]){3}" + BYTE;

  static final Text IPV4 = Text.of(IPV4_FORM, "an IPv4 address");
  static final Text IPV4_AND_PORT =
      Text.of(IPV4_FORM + ":[1-9][0-9]{1,4}", "ADDRESS:PORT, such as 10.0.0.1:33061");
  static final Whole PORT = Whole.between(1, 65535);

  /** Names become file names, MySQL users (at most 32 characters with a suffix) and host names. */
  static final Text NAME =
      Text.of("[a-z][a-z0-9-]{0,30}", "a lower-case word (at most 31 letters, digits and '-')");

  /** Of the DNS, which takes at most 253 characters. */
  static final Text DOMAIN =
      Text.of(
          "(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:[.][A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*",
          "a name such as www.foobar.com");

  private Addresses() {}
}
