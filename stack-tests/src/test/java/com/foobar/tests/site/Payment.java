package com.foobar.tests.site;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How to pay.
 *
 * @param card only for {@code test-card}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payment(String method, String card) {
  public static final Payment INVOICE = new Payment("invoice", null);
  public static final Payment CARD = new Payment("test-card", "4000 0000 0000 0001");
  public static final Payment DECLINED_CARD = new Payment("test-card", "4000 0000 0000 0002");
}
