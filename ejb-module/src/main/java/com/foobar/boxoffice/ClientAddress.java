package com.foobar.boxoffice;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a request came from, as precisely as one subscriber can be told from another: an IPv4
 * address, or of an IPv6 address the first 64 bits, since everyone is given at least a whole /64.
 *
 * @param network in one way of writing for each
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6177">RFC 6177, IPv6 Address Assignment to End
 *     Sites</a>
 */
public record ClientAddress(String network) {

  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final int NETWORK_BYTES = 8;

  /**
   * @param address a literal, as the server in front told it; anything else stands for itself, so
   *     that whoever sends nonsense is one and the same
   */
  public static ClientAddress of(String address) {
    String literal = address == null ? "" : address.replaceFirst("%.*", "");
    if (!LITERAL.matcher(literal).matches()) {
      return new ClientAddress("unknown");
    }
    try {
      // (A literal is not looked up. One that is an IPv4 address in IPv6 clothes becomes that.)
      InetAddress parsed = InetAddress.getByName(literal);
      if (parsed instanceof Inet6Address) {
        byte[] network = Arrays.copyOf(parsed.getAddress(), 2 * NETWORK_BYTES);
        Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
        return new ClientAddress(InetAddress.getByAddress(network).getHostAddress() + "/64");
      }
      return new ClientAddress(parsed.getHostAddress());
    } catch (UnknownHostException nonsense) {
      return new ClientAddress("unknown");
    }
  }
}
