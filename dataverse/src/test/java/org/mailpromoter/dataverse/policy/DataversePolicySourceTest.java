package org.mailpromoter.dataverse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.dataverse.client.DataverseError;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.SeenRequest;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.IncomingMessage;
import org.mailpromoter.spi.policy.Judgement;
import org.mailpromoter.spi.policy.PolicySourceException;

/** Settings are read in one request, and mail is judged in one. */
class DataversePolicySourceTest {
  private static final EmailAddress CHRISTOPHER = new EmailAddress("christopher@contoso.example");

  private final Contoso contoso = new Contoso();
  private final DataversePolicySource source = contoso.source();

  @AfterEach
  void stop() {
    contoso.close();
  }

  private static IncomingMessage mail(List<EmailAddress> to) {
    return new IncomingMessage(
        "<offer@customer.example>",
        "It's an offer & more",
        "eve@customer.example",
        to,
        List.of(),
        List.of());
  }

  private static String value(ForeignPolicy policy, String key) {
    return policy.settings().stream()
        .filter(each -> each.key().equals(key))
        .map(each -> String.join(" ", each.values().value()))
        .findFirst()
        .orElse("(none)");
  }

  @Test
  void oneRequestReadsEverything() {
    source.read();
    assertThat(contoso.stub().requests())
        .extracting(SeenRequest::operation)
        .filteredOn(each -> !each.contains("token"))
        .containsExactly("POST $batch");
  }

  @Test
  void valuesComeWithTheirColumnAndRow() {
    ForeignPolicy policy = source.read();
    assertThat(value(policy, "ignore-internal-email")).isEqualTo("yes");
    assertThat(value(policy, "use-correlation")).isEqualTo("yes");
    assertThat(value(policy, "auto-track-sent-items")).isEqualTo("yes");
    assertThat(value(policy, "tracking-token-counter-digits")).isEqualTo("4");
    assertThat(value(policy, "tracking-token-base")).isEqualTo("500");
    assertThat(value(policy, "largest-attachment-kilobytes")).isEqualTo("5120");
    assertThat(value(policy, "blocked-attachments")).isEqualTo("exe bat JS");
    assertThat(policy.settings())
        .filteredOn(each -> each.key().equals("do-not-correlate-forwards"))
        .extracting(each -> each.values().place().toString())
        .singleElement()
        .asString()
        .startsWith("organization.orgdborgsettings/DoNotCorrelateForwardedEmailsAsReplies of ")
        .endsWith(" (absent there: its default)");
    assertThat(policy.owners())
        .extracting(
            each -> each.id().toString(),
            each -> each.track().value(),
            each -> each.track().place().column())
        .containsExactlyInAnyOrder(
            tuple(
                "user:" + contoso.christopher(),
                TrackOption.REPLIES,
                "usersettings.incomingemailfilteringmethod"),
            tuple(
                "user:" + contoso.anna(),
                TrackOption.LEADS_CONTACTS_ACCOUNTS,
                "usersettings.incomingemailfilteringmethod"),
            tuple(
                "queue:" + contoso.support(),
                TrackOption.ALL,
                "queue.incomingemailfilteringmethod"));
    assertThat(policy.mailboxes()).hasSize(2);
    assertThat(policy.notCarriedOver())
        .extracting(each -> each.place().column())
        .contains("organization.(use tracking token)");
  }

  @Test
  void pagesAreReadToTheirEnd() {
    for (int i = 0; i < 7; i++) {
      contoso.user("User " + i, "user" + i + "@contoso.example", 3);
    }
    contoso.stub().pageSize(2);
    assertThat(source.read().owners()).hasSize(10);
  }

  @Test
  void whoWasDisabledOrHasNoAddressOrIsAProgramIsNoUser() {
    contoso.stub().add("systemuser", Map.of("fullname", "SYSTEM", "isdisabled", true));
    contoso.stub().add("systemuser", Map.of("fullname", "Nobody", "isdisabled", false));
    assertThat(source.read().owners()).extracting(ForeignOwner::id).hasSize(3);
    assertThat(source.read().notCarriedOver())
        .noneMatch(each -> each.value().contains("Nobody") || each.value().contains("SYSTEM"));
  }

  @Test
  void usersWhoseSettingsCannotBeReadAreLeftOutAndNamed() {
    contoso
        .stub()
        .add(
            "systemuser",
            Map.of(
                "fullname",
                "Eve",
                "internalemailaddress",
                "eve@contoso.example",
                "isdisabled",
                false));
    assertThat(source.read().notCarriedOver())
        .anySatisfy(
            each -> {
              assertThat(each.value()).isEqualTo("Eve");
              assertThat(each.why()).contains("read User Settings");
            });
  }

  @Test
  void anAddressOfTwoUsersIsOfTheFirst() {
    contoso.user("Double", "anna@contoso.example", 3);
    ForeignPolicy policy = source.read();
    assertThat(policy.owners()).hasSize(3);
    assertThat(policy.notCarriedOver())
        .anySatisfy(each -> assertThat(each.value()).isEqualTo("Double"));
  }

  @Test
  void aMissingPrivilegeIsNamedAndNothingIsRead() {
    contoso.stub().faults().once(DataverseFaults.missingPrivilege("prvReadUserSettings"));
    assertThatThrownBy(source::read)
        .isInstanceOfSatisfying(
            PolicySourceException.class,
            e -> {
              assertThat(e.code()).isEqualTo(DataverseError.NOT_ALLOWED);
              assertThat(e.sentence())
                  .contains("dynamics cannot ask localhost", "prvReadUserSettings");
            });
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyPublishedReasonIsOneOfOurs(Reason reason) {
    if (reason.code() <= Reason.INVALID_SENDER.code()) {
      contoso.stub().incomingEmailReason(reason.code());
      assertThat(source.judge(mail(List.of(CHRISTOPHER))))
          .contains(new Judgement(reason.promotes(), reason, reason.title()));
    }
  }

  @Test
  void aReasonThatIsNotPublishedIsShownByItsNumber() {
    contoso.stub().incomingEmailReason(100);
    assertThat(source.judge(mail(List.of(CHRISTOPHER))))
        .contains(new Judgement(false, Reason.UNKNOWN, "reason code 100"));
  }

  @Test
  void theMailIsAskedAboutAsItIs() {
    Optional<Judgement> answer =
        source.judge(mail(List.of(CHRISTOPHER, new EmailAddress("o'brien@contoso.example"))));
    assertThat(answer).isPresent();
    assertThat(contoso.stub().askedMails())
        .containsExactly(
            Map.of(
                "MessageId", "<offer@customer.example>",
                "Subject", "It's an offer & more",
                "From", "eve@customer.example",
                "To", "christopher@contoso.example;o'brien@contoso.example",
                "Cc", "",
                "Bcc", ""));
  }

  @Test
  void aMailWithTooManyRecipientsIsNotAskedAbout() {
    assertThatThrownBy(() -> source.judge(mail(Collections.nCopies(4_000, CHRISTOPHER))))
        .isInstanceOfSatisfying(
            PolicySourceException.class,
            e -> assertThat(e.code()).isEqualTo(DataverseError.QUESTION_TOO_LONG));
    assertThat(source.judge(mail(Collections.nCopies(1_000, CHRISTOPHER)))).isPresent();
  }
}
