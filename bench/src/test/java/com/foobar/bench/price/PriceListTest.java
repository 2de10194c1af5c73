package com.foobar.bench.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceListTest {
  @Test
  void aPriceIsAskedForByItsOwnNameAndSaysWhatItCounts() {
    assertThat(PriceList.ALL).extracting(Price::name).doesNotHaveDuplicates();
    assertThat(PriceList.ALL)
        .allSatisfy(
            price -> {
              assertThat(price.name()).matches("[a-z-]+");
              assertThat(price.title()).isNotBlank();
              assertThat(price.counted()).isNotBlank().doesNotContain("\n");
              assertThat(price.rows()).isNotEmpty();
            });
  }
}
