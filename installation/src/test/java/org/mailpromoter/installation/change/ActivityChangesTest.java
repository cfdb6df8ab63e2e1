package org.mailpromoter.installation.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.PageRequest;

class ActivityChangesTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final RecordId CONTOSO = RecordId.parse("account:contoso").orElseThrow();
  private static final String MAIL =
      """
      Message-ID: <offer@x.example>
      From: anna@x.example
      To: berg@home.example
      Date: Sun, 1 Mar 2026 10:00:00 +0000
      Subject: Offer

      Hello
      """;

  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Optional<EmailActivity> record() throws IOException {
    byte[] mail = MAIL.getBytes(StandardCharsets.US_ASCII);
    return new SentMails(open).record(MARIA, new ByteArrayInputStream(mail), CONTOSO);
  }

  @Test
  void sentMailIsRecordedOnce() throws Exception {
    long number = record().orElseThrow().id().value();
    assertThat(record()).isEmpty();
    Activities.Listing all = new Activities(open).list(ActivityFilter.all(), PageRequest.first(9));
    assertThat(all.total()).isEqualTo(1);
    assertThat(all.activities().get(0).regarding()).hasValue(CONTOSO);
    assertThat(all.activities().get(0).id().value()).isEqualTo(number);
  }

  @Test
  void theAddressOfThoseWhoWereErasedIsLinkedToNoRecord() throws Exception {
    long number = record().orElseThrow().id().value();
    EmailAddress berg = new EmailAddress("berg@home.example");
    new Erasures(open).erase(MARIA, berg, new Task());
    EmailActivity erased = new Activities(open).find(number);
    assertThat(erased.parties())
        .extracting(each -> each.address().address())
        .contains(Privacy.ERASED);
    assertThatThrownBy(() -> new ActivityChanges(open).resolve(MARIA, Privacy.ERASED, CONTOSO))
        .isInstanceOfSatisfying(
            RefusedException.class, each -> assertThat(each.code()).isEqualTo("refused/erased"));
    assertThat(new Activities(open).find(number).parties()).isEqualTo(erased.parties());
  }

  @Test
  void itIsWrittenDownWhoStoppedTracking() throws Exception {
    long number = record().orElseThrow().id().value();
    int changed =
        new ActivityChanges(open)
            .track(MARIA, number, Tracking.UNTRACKED, TrackingChange.Extent.ACTIVITY);
    assertThat(changed).isEqualTo(1);
    assertThat(new Activities(open).details(number).trackingChanges())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.actor()).isEqualTo(MARIA.actor());
              assertThat(change.at()).isEqualTo(SampleInstallation.NOW);
              assertThat(change.tracking()).isEqualTo(Tracking.UNTRACKED);
            });
  }

  @Test
  void anActivityThatDoesNotExistIsNotFoundByAnyDeed() {
    ActivityChanges changes = new ActivityChanges(open);
    for (long number : new long[] {0, -1, 7}) {
      assertThat(
              catchThrowableOfType(
                      NotFoundException.class,
                      () ->
                          changes.track(
                              MARIA, number, Tracking.TRACKED, TrackingChange.Extent.ACTIVITY))
                  .kind())
          .isEqualTo(NotFoundException.Kind.ACTIVITY);
      assertThat(
              catchThrowableOfType(
                      NotFoundException.class,
                      () -> changes.regard(MARIA, number, CONTOSO, TrackingChange.Extent.ACTIVITY))
                  .name())
          .isEqualTo(String.valueOf(number));
    }
  }
}
