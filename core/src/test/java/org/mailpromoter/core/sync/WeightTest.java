package org.mailpromoter.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;

class WeightTest {
  private static final long HALF = Weight.PORTION / 2;

  private static List<List<Long>> portions(Long... weights) {
    return Weight.portions(List.of(weights), weight -> weight);
  }

  private static long weight(int header, long size) {
    MessageRef ref = new MessageRef(new FolderId("INBOX"), "1", "1");
    return Weight.of(new Change.Arrived(ref, Instant.EPOCH, size, new byte[header]));
  }

  @Test
  void messagesAreTakenTogetherUntilTheyWeighAPortion() {
    assertThat(portions(HALF, HALF, HALF, 1L))
        .containsExactly(List.of(HALF, HALF), List.of(HALF, 1L));
  }

  @Test
  void aMessageThatWeighsMoreThanAPortionIsOneOfItsOwn() {
    long huge = 3 * Weight.PORTION;
    assertThat(portions(1L, huge, 1L)).containsExactly(List.of(1L), List.of(huge), List.of(1L));
    assertThat(portions()).isEmpty();
  }

  @Test
  void manyRecipientsWeighMoreThanTheirBytesAndAttachmentsLess() {
    assertThat(weight(60_000, 60_000)).isGreaterThan(600_000);
    assertThat(weight(1_000, 25_000_000)).isLessThan(5_000_000);
    assertThat(weight(1_000, 20_000)).isBetween(20_000L, 30_000L);
  }

  @Test
  void aMessageOfUnknownSizeWeighsMoreThanNothing() {
    assertThat(weight(1_000, Change.Arrived.UNKNOWN_SIZE)).isBetween(50_000L, 100_000L);
  }
}
