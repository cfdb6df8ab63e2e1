package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Commit;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.turn.Turn;

/**
 * P-52: what every store must keep of the contents of attachments, and how they are read again.
 *
 * @since 0.1
 */
public interface ContentContract {
  /** An empty store, the same one during a test. */
  ActivityStore store();

  /** The activities of the store. */
  ActivityHistory activities();

  /** A content of random bytes, the same for each size. */
  static Content random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /** A content that cannot be read. */
  static Content broken() {
    return new Content() {
      @Override
      public long size() {
        return 5;
      }

      @Override
      public InputStream open() throws IOException {
        throw new IOException("the disk is gone");
      }
    };
  }

  /** An activity whose attachments have these contents. */
  static NewActivity activity(long id, Content... contents) {
    List<Attachment> attachments =
        Arrays.stream(contents)
            .map(each -> new Attachment("offer.pdf", "application/pdf", 0).with(each))
            .toList();
    return new NewActivity(
        EmailActivity.builder(
                new ActivityId(id), Direction.INCOMING, new MessageIdentity("<" + id + "@x>", 1))
            .contentSize(500)
            .body(new Body("", "", attachments, Set.of()))
            .build(),
        Set.of());
  }

  /** A later copy of activity 1. */
  static Refreshment copy(String text, Content... contents) {
    Body body = activity(1, contents).activity().body();
    return new Refreshment(
        new ActivityId(1), new Body(text, "", body.attachments(), Set.of()), 900);
  }

  /** Later copies that a folder holds. */
  static Commit copies(String from, String to, Refreshment... refreshments) {
    return Commit.builder(
            Turn.alone(new MailboxId("m")), new FolderId("INBOX"), new Cursor(from), new Cursor(to))
        .at(Instant.EPOCH)
        .policyVersion(1)
        .refreshments(List.of(refreshments))
        .build();
  }

  /** Contents come back byte by byte, the empty one and long ones too. */
  @Test
  default void p52_contentsOfManySizesComeBack() throws Exception {
    List<Content> sizes = List.of(random(0), random(1), random(262_144), random(700_000));
    store().add(activity(1, sizes.toArray(new Content[0])));
    List<Attachment> read = first().body().attachments();
    assertThat(read).hasSameSizeAs(sizes);
    for (int i = 0; i < sizes.size(); i++) {
      Content content = read.get(i).content().orElseThrow();
      assertThat(content.sha256()).isEqualTo(sizes.get(i).sha256());
      assertThat(content.size()).isEqualTo(sizes.get(i).size());
      assertThat(bytes(content)).isEqualTo(bytes(sizes.get(i)));
    }
  }

  private static byte[] bytes(Content content) throws IOException {
    try (InputStream bytes = content.open()) {
      return bytes.readAllBytes();
    }
  }

  /** A content that several activities have is read through each of them. */
  @Test
  default void p52_oneContentIsSharedByManyActivities() throws Exception {
    store().add(activity(1, random(300_000), random(300_000)));
    store().add(activity(2, random(300_000)));
    for (long id : new long[] {1, 2}) {
      Body body = activities().find(new ActivityId(id)).orElseThrow().body();
      for (Attachment each : body.attachments()) {
        assertThat(bytes(each.content().orElseThrow())).isEqualTo(bytes(random(300_000)));
      }
    }
  }

  /** a later copy with more attachments takes the place of a stub, and once. */
  @Test
  default void a44_aLaterCopyTakesThePlaceOfAStubOnce() throws Exception {
    store().add(activity(1, random(300_000)));
    store().commit(copies("", "1", copy("Same", random(300_000))));
    assertThat(first().flaws()).isEmpty();
    store().commit(copies("1", "2", copy("Other", random(10), random(20))));
    assertThat(first().flaws()).containsExactly(Flaw.CONTENT_REPLACED);
    assertThat(first().body().text()).isEqualTo("Other");
    assertThat(first().contentSize()).isEqualTo(900);
    assertThat(first().body().attachments()).extracting(Attachment::size).contains(10L, 20L);
    store().commit(copies("2", "3", copy("Third", random(30))));
    assertThat(first().body().text()).isEqualTo("Other");
  }

  private EmailActivity first() {
    return activities().find(new ActivityId(1)).orElseThrow();
  }

  /** A content that cannot be read fails the whole, and nothing of the activity is kept. */
  @Test
  default void p52_aContentThatCannotBeReadLeavesNothingBehind() throws Exception {
    assertThatThrownBy(() -> store().add(activity(1, broken())))
        .hasMessageContaining("the disk is gone");
    assertThat(activities().count(ActivityFilter.all())).isZero();
  }
}
