package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.diagnosis.english.EnglishSender;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.SenderResolution;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.SettingChoices;

/** Whose an address is. */
class AddressOwnersTest {
  private static final Requester MARIA = Requester.command(new Actor.Person("maria"));
  private static final EmailAddress SHARED = new EmailAddress("office@customer.example");

  @TempDir private Path folder;

  private static AddressOwners.Answer answer(OpenInstallation open, String... ids)
      throws Exception {
    for (String id : ids) {
      new Records(open)
          .addAddresses(MARIA, RecordId.parse(id).orElseThrow(), List.of(SHARED), "of " + id);
    }
    return new AddressOwners(open).find(SHARED);
  }

  @Test
  void nobodyAndTheOnlyOneAndTheFirstOfSeveral() throws Exception {
    try (OpenInstallation open = SampleInstallation.in(folder).openOrCreate()) {
      assertThat(outcome(answer(open))).isEqualTo(SenderResolution.Outcome.UNKNOWN);
      assertThat(outcome(answer(open, "lead:a"))).isEqualTo(SenderResolution.Outcome.ONLY_ONE);
      AddressOwners.Answer several = answer(open, "contact:b", "account:c");
      assertThat(several.records()).hasSize(3);
      assertThat(several.sender().orElseThrow().record().map(PartyRecord::id))
          .contains(RecordId.parse("contact:b").orElseThrow());
      assertThat(EnglishSender.of(several.sender().orElseThrow())).contains("of contact:b");
      new SettingChoices(open).set(MARIA, "unresolve-sender-if-ambiguous", "yes");
      assertThat(outcome(answer(open))).isEqualTo(SenderResolution.Outcome.SEVERAL);
    }
  }

  private static SenderResolution.Outcome outcome(AddressOwners.Answer answer) {
    SenderResolution sender = answer.sender().orElseThrow();
    assertThat(EnglishSender.of(sender)).endsWith(".");
    return sender.outcome();
  }
}
