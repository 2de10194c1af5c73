package com.foobar.stack.inventory;

import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.ListOf;
import com.foobar.stack.inventory.yaml.Section;
import java.util.List;

/** {@code site}: it is where the balancers are, or the only one where this says. */
final class SiteSection extends Section<Site> {
  static final Site USUAL = new Site("www.foobar.com", List.of(), 8080);

  private final Key<String> domain =
      optional("domain", USUAL.domain(), "The site's name in the DNS.", Addresses.DOMAIN);
  private final Key<List<String>> listen =
      optional(
          "listen",
          "The addresses at which the site is found; left out, those of the balancers. Of several"
              + " balancers each answers at its own, and the first one at those that are nobody's.",
          ListOf.of(Addresses.IPV4).notEmpty("the balancer needs an address to listen on"));
  private final Key<Integer> port =
      optional("port", USUAL.port(), "The port on which the balancers answer.", Addresses.PORT);

  @Override
  protected Site value(Entries entries) {
    return new Site(
        entries.get(domain), entries.find(listen).orElse(USUAL.listen()), entries.get(port));
  }
}
