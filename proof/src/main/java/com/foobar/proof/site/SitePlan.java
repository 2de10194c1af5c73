package com.foobar.proof.site;

import java.util.List;

/**
 * What is asked of a site.
 *
 * @param pages that anybody may read
 * @param login steps by which somebody logs in, in their order; empty when nobody does
 * @param stay pages that only who is logged in may read
 */
record SitePlan(List<Step> pages, List<Step> login, List<Step> stay, Limits limits) {
  boolean hasLogin() {
    return !login.isEmpty();
  }
}
