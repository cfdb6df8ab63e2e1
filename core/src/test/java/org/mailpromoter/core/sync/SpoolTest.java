package org.mailpromoter.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.policy.AttachmentRules;

class SpoolTest {
  private static final Attachment OFFER = new Attachment("offer.pdf", "application/pdf", 0);

  private Spool spool = new Spool();
  private ContentKeeper keeper = keeper();

  private ContentKeeper keeper() {
    return spool.keeper(new AttachmentRules(1_000_000, Set.of("exe"), true));
  }

  /** From everything in the file to everything in memory. */
  private void openFor(long bytesInMemory) {
    spool = new Spool(bytesInMemory);
    keeper = keeper();
  }

  @AfterEach
  void close() {
    spool.close();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private Attachment keep(byte[] bytes) throws IOException {
    return keeper.keep(OFFER, new ByteArrayInputStream(bytes));
  }

  private static byte[] read(Attachment attachment) throws IOException {
    try (InputStream bytes = attachment.content().orElseThrow().open()) {
      return bytes.readAllBytes();
    }
  }

  private static void release(Spool spool, Attachment attachment) {
    spool.release(new Body("", "", List.of(attachment), Set.of()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100_000, 400_000, Long.MAX_VALUE})
  void contentsOfManySizesComeBackWithTheirDigests(long inMemory) throws Exception {
    openFor(inMemory);
    for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 400_000}) {
      byte[] bytes = random(size);
      Attachment kept = keep(bytes);
      assertThat(read(kept)).isEqualTo(bytes);
      assertThat(kept.size()).isEqualTo(size);
      assertThat(kept.content().map(Content::sha256))
          .contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100_000, 400_000, Long.MAX_VALUE})
  void roomThatIsGivenBackIsUsedAgainAndHarmsNobodyElse(long inMemory) throws IOException {
    openFor(inMemory);
    Attachment first = keep(random(200_000));
    Attachment second = keep(random(100_000));
    release(spool, first);
    Attachment third = keep(random(300_000));
    assertThat(read(second)).isEqualTo(random(100_000));
    assertThat(read(third)).isEqualTo(random(300_000));
  }

  @Test
  void memoryThatIsGivenBackIsUsedAgain() throws IOException {
    openFor(300_000);
    for (int i = 0; i < 10; i++) {
      release(spool, keep(random(300_000)));
      assertThat(keeper.keep(OFFER, new ByteArrayInputStream(random(1_000_001))).content())
          .isEmpty();
    }
    assertThat(spool.bytesInMemory()).isZero();
    assertThat(spool.bytesInFile()).isLessThanOrEqualTo(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100_000, Long.MAX_VALUE})
  void whatIsTooLargeIsMeasuredAndNotKept(long inMemory) throws IOException {
    openFor(inMemory);
    Attachment film = keep(random(1_000_001));
    assertThat(film.content()).isEmpty();
    assertThat(film.size()).isEqualTo(1_000_001);
    assertThat(keep(random(1_000_000)).content()).isPresent();
  }

  @Test
  void whatIsBlockedOrNotToBeStoredIsNotRead() {
    assertThat(keeper.wants(OFFER)).isTrue();
    assertThat(keeper.wants(new Attachment("run.exe", "application/octet-stream", 0))).isFalse();
    ContentKeeper off = spool.keeper(new AttachmentRules(1_000_000, Set.of(), false));
    assertThat(off.wants(OFFER)).isFalse();
  }
}
