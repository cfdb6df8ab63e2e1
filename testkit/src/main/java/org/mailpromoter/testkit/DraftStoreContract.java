package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.draft.Draft;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.draft.DraftId;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.draft.DraftSummary;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.message.NamedAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.core.store.DraftStore;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Storage;

/**
 * The contract of every {@link DraftStore}. Implement {@link #storage()} in a test class; the names
 * of the tests contain the rule numbers from the documentation of {@code DraftStore}.
 *
 * @since 0.1
 */
public interface DraftStoreContract {
  /** The time at which everything begins. */
  Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  /** Who writes. */
  String ANNA = "anna";

  /** As whom it is to be sent. */
  RecordId SALES = RecordId.user("sales");

  /** A storage in which nothing is kept, the same one during a test. */
  Storage storage();

  private DraftStore store() {
    return storage().draftStore();
  }

  private static DraftContent saying(String text, DraftFile... files) {
    return new DraftContent(
        SALES,
        List.of(new DraftRecipient(Role.TO, "Tom", "tom@customer.example")),
        "Offer",
        text,
        "",
        List.of(files),
        MailKind.NEW,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static DraftFile file(String content) {
    return DraftFile.attached(
        new Attachment("offer.pdf", "application/pdf", content.length())
            .with(new TextContent(content)));
  }

  private Draft created(DraftContent content) {
    return store().create(ANNA, content, NOW).orElseThrow();
  }

  private static String bytes(DraftFile file) throws IOException {
    try (InputStream bytes = file.file().content().orElseThrow().open()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Everything is read as it was written. */
  @Test
  default void aDraftIsReadAsItWasWritten() throws IOException {
    DraftFile picture =
        new DraftFile(
            new Attachment("logo \u00fc.png", "image/png", 3).with(new TextContent("PNG")), "logo");
    DraftContent content =
        new DraftContent(
            SALES,
            List.of(
                new DraftRecipient(Role.TO, "M\u00fcller, Tom", "tom@customer.example"),
                new DraftRecipient(Role.CC, "", "half an addr"),
                new DraftRecipient(Role.BCC, "", "")),
            "\u00dcber \ud83d\ude00",
            "one\r\ntwo\n\n-- \nAnna",
            "<p>one <script>two</script>",
            List.of(file("PDF"), picture),
            MailKind.REPLY_ALL,
            Optional.of(new ActivityId(7)),
            RecordId.parse("account:contoso"),
            true);
    Draft created = created(content);
    assertThat(created.version()).isEqualTo(1);
    assertThat(created.created()).isEqualTo(NOW);
    Draft read = store().find(ANNA, created.id()).orElseThrow();
    assertThat(read).isEqualTo(created);
    assertThat(read.content()).isEqualTo(content);
    assertThat(bytes(read.content().files().get(0))).isEqualTo("PDF");
    assertThat(read.content().files().get(1).imageId()).isEqualTo("logo");
  }

  /** A draft may be empty, and NUL is left out. */
  @Test
  default void aDraftMayBeEmpty() {
    Draft empty =
        created(
            new DraftContent(
                SALES,
                List.of(),
                "",
                "\0",
                "",
                List.of(),
                MailKind.NEW,
                Optional.empty(),
                Optional.empty(),
                false));
    assertThat(store().find(ANNA, empty.id()).orElseThrow().content().text()).isEmpty();
  }

  /** DS-1: a change states the version that it was made of. */
  @Test
  default void ds1_aChangeOfAFormerVersionIsRefused() {
    DraftId id = created(saying("one")).id();
    Instant later = NOW.plusSeconds(60);
    Draft second = store().update(ANNA, id, 1, saying("two"), later).orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.created()).isEqualTo(NOW);
    assertThat(second.changed()).isEqualTo(later);
    assertThat(store().update(ANNA, id, 1, saying("three"), later)).isEmpty();
    assertThat(store().delete(ANNA, id, 1)).isFalse();
    assertThat(store().find(ANNA, id)).contains(second);
    assertThat(store().delete(ANNA, id, 2)).isTrue();
    assertThat(store().delete(ANNA, id, 2)).isFalse();
    assertThat(store().update(ANNA, id, 2, saying("three"), later)).isEmpty();
    assertThat(store().find(ANNA, id)).isEmpty();
  }

  /** DS-1: of several windows that save at the same time, one succeeds. */
  @Test
  default void ds1_ofSeveralChangesOfOneVersionOneSucceeds() throws Exception {
    DraftId id = created(saying("one")).id();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> changes =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> store().update(ANNA, id, 1, saying("by " + i), NOW).isPresent())
              .toList();
      int succeeded = 0;
      for (Future<Boolean> each : pool.invokeAll(changes)) {
        succeeded += each.get() ? 1 : 0;
      }
      assertThat(succeeded).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
    assertThat(store().find(ANNA, id).orElseThrow().version()).isEqualTo(2);
  }

  /** DS-2: a number that somebody guesses opens nothing. */
  @Test
  default void ds2_theDraftsOfOthersAreNotThere() {
    DraftId id = created(saying("one")).id();
    assertThat(store().find("eve", id)).isEmpty();
    assertThat(store().list("eve")).isEmpty();
    assertThat(store().update("eve", id, 1, saying("two"), NOW)).isEmpty();
    assertThat(store().delete("eve", id, 1)).isFalse();
    assertThat(store().find(ANNA, id).orElseThrow().content().text()).isEqualTo("one");
  }

  /** DS-3: a program that saves without end is stopped, and others are not. */
  @Test
  default void ds3_nobodyHasTooManyDrafts() {
    IntStream.range(0, DraftStore.MOST).forEach(i -> created(saying("number " + i)));
    assertThat(store().create(ANNA, saying("one more"), NOW)).isEmpty();
    assertThat(store().list(ANNA)).hasSize(DraftStore.MOST);
    assertThat(store().create("ben", saying("one"), NOW)).isPresent();
  }

  /** DS-4: a file that stays in a draft is not lost when the draft is saved. */
  @Test
  default void ds4_aFileStaysWhenItsDraftIsSaved() throws IOException {
    Draft first = created(saying("one", file("PDF"), file("other")));
    Draft read = store().find(ANNA, first.id()).orElseThrow();
    DraftFile kept = read.content().files().get(0);
    Draft second = store().update(ANNA, first.id(), 1, saying("two", kept), NOW).orElseThrow();
    assertThat(second.content().files()).hasSize(1);
    assertThat(bytes(store().find(ANNA, first.id()).orElseThrow().content().files().get(0)))
        .isEqualTo("PDF");
  }

  /** DS-4: a mail and its forward have the same contents, and either may go first. */
  @Test
  default void ds4_contentsAreKeptForWhoeverHasThem() throws IOException {
    ActivityId mail = activity("tom@customer.example", "PDF");
    EmailActivity original = storage().activityHistory().find(mail).orElseThrow();
    DraftFile carried = DraftFile.attached(original.body().attachments().get(0));
    Draft one = created(saying("one", carried));
    Draft two = created(saying("two", carried));
    assertThat(store().delete(ANNA, one.id(), 1)).isTrue();
    assertThat(bytes(store().find(ANNA, two.id()).orElseThrow().content().files().get(0)))
        .isEqualTo("PDF");
    assertThat(store().delete(ANNA, two.id(), 1)).isTrue();
    EmailActivity read = storage().activityHistory().find(mail).orElseThrow();
    assertThat(bytes(DraftFile.attached(read.body().attachments().get(0)))).isEqualTo("PDF");
  }

  private ActivityId activity(String from, String attached) {
    EmailActivity mail =
        EmailActivity.builder(
                new ActivityId(1), Direction.INCOMING, new MessageIdentity("k" + from, 1))
            .subject("Offer")
            .parties(
                List.of(
                    ActivityParty.unresolved(
                        Role.SENDER, new NamedAddress("", new EmailAddress(from)))))
            .body(new Body("t", "", List.of(file(attached).file()), Set.of()))
            .build();
    return storage()
        .activityStore()
        .add(new NewActivity(mail, Set.of()))
        .orElseThrow()
        .activity()
        .id();
  }

  /**
   * DS-5: a person who is erased stands in no draft, whoever wrote it and where ever it names him.
   */
  @Test
  default void ds5_anErasedPersonStandsInNoDraft() {
    String gone = "Gone@Customer.example";
    ActivityId mail = activity(gone, "PDF");
    DraftContent plain = saying("nothing");
    created(saying("Dear " + gone));
    created(saying("with a file", file("signed by " + gone)));
    created(
        new DraftContent(
            plain.from(),
            List.of(new DraftRecipient(Role.CC, "", gone)),
            "",
            "",
            "",
            List.of(),
            MailKind.NEW,
            Optional.empty(),
            Optional.empty(),
            false));
    created(
        new DraftContent(
            plain.from(),
            List.of(),
            "",
            "",
            "",
            List.of(),
            MailKind.REPLY,
            Optional.of(mail),
            Optional.empty(),
            false));
    assertThat(store().create("gone@customer.example", plain, NOW)).isPresent();
    Draft kept = created(saying("about somebody else", file("PDF")));
    storage().privacy().erase(new EmailAddress(gone), NOW);
    assertThat(store().list(ANNA)).extracting(DraftSummary::id).containsExactly(kept.id());
    assertThat(store().list("gone@customer.example")).isEmpty();
  }

  /** Drafts that nobody comes back to are deleted. */
  @Test
  default void draftsThatNobodyChangesAreDeleted() {
    Draft old = created(saying("old", file("PDF")));
    Draft changed = created(saying("changed"));
    Instant later = NOW.plus(DraftStore.KEPT);
    store().update(ANNA, changed.id(), 1, saying("again"), later);
    assertThat(store().deleteUnchangedSince(later)).isEqualTo(1);
    assertThat(store().find(ANNA, old.id())).isEmpty();
    assertThat(store().find(ANNA, changed.id())).isPresent();
  }

  /** DS-6: an old address of a draft never shows another one. */
  @Test
  default void ds6_numbersAreNotUsedAgain() {
    DraftId first = created(saying("one")).id();
    store().delete(ANNA, first, 1);
    assertThat(created(saying("two")).id()).isNotEqualTo(first);
  }

  /** A list shows what was changed last. */
  @Test
  default void aListBeginsWithWhatWasChangedLast() {
    DraftId one = created(saying("one")).id();
    DraftId two = created(saying("two")).id();
    assertThat(store().list(ANNA)).extracting(DraftSummary::id).containsExactly(two, one);
    store().update(ANNA, one, 1, saying("again"), NOW.plusSeconds(1));
    assertThat(store().list(ANNA)).extracting(DraftSummary::id).containsExactly(one, two);
    DraftSummary line = store().list(ANNA).get(0);
    assertThat(line.subject()).isEqualTo("Offer");
    assertThat(line.version()).isEqualTo(2);
    assertThat(line.recipients()).extracting(DraftRecipient::name).containsExactly("Tom");
  }

  /** Bounds, and lines that could leave a header. */
  @Test
  default void whatIsTooMuchOrNoLineIsNoDraft() {
    for (String line : List.of("a\r\nBcc: b", "a\nb", "a\0b", "x".repeat(1_001))) {
      assertThatThrownBy(() -> new DraftRecipient(Role.TO, line, "a@b.example"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new DraftRecipient(Role.TO, "", line))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> saying("x".repeat(DraftContent.LONGEST_TEXT + 1)))
        .hasMessageContaining("at most 1000000 characters of text");
    Attachment big = new Attachment("big", "a/b", 1).with(new SizedContent(13L << 20));
    assertThatThrownBy(() -> saying("", DraftFile.attached(big), DraftFile.attached(big)))
        .hasMessageContaining("bytes of files");
    assertThatThrownBy(() -> DraftFile.attached(new Attachment("a", "a/b", 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
