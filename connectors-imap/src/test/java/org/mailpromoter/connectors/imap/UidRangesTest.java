package org.mailpromoter.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UidRangesTest {
  @Test
  void joinsNeighboursAndCutsPages() {
    UidRanges all = new UidRanges();
    all.add(1, 3);
    all.add(4, 4);
    all.add(9, 12);
    assertThat(all.toString()).isEqualTo("1:4,9:12");
    assertThat(all.take(6).toString()).isEqualTo("1:4,9:10");
    assertThat(all.toString()).isEqualTo("11:12");
    assertThat(all.count()).isEqualTo(2);
  }

  @Test
  void whatIsNotAscendingIsIgnored() {
    UidRanges all = new UidRanges();
    all.add(5, 9);
    all.add(7, 8);
    all.add(8, 10);
    assertThat(all.toString()).isEqualTo("5:10");
  }
}
