package com.example.embed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.english.EnglishExplanation;
import org.mailpromoter.core.embedding.Promoter;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;

/** Decides the messages of an mbox for Anna, who tracks mail of customers, and prints why. */
public final class DecideMbox {
  // snippet: program
  private static final RecordId ANNA = RecordId.user("anna");
  private static final RecordId TOM = new RecordId(RecordKind.CONTACT, "tom");
  private static final MailboxId MAILBOX = new MailboxId("anna");

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Policy policy =
        Policy.of(
            OrganizationSettings.DEFAULT,
            List.of(
                new Owner(ANNA, "Anna", Setting.byDefault(TrackOption.LEADS_CONTACTS_ACCOUNTS))),
            Map.of(MAILBOX, MailboxPolicy.ownedBy(ANNA)),
            Setting.byDefault(List.of()));
    FixedDirectory directory =
        new FixedDirectory(
            List.of(record(ANNA, "anna@ours.example"), record(TOM, "tom@customer.example")));
    Promoter promoter =
        new Promoter(
            policy,
            directory,
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            Clock.systemDefaultZone());
    for (StoredDecision each : promoter.decide(MAILBOX, messages(Path.of(arguments[0])))) {
      EnglishExplanation why = EnglishExplanation.of(promoter.explain(each));
      System.out.println(each.entry().outcome() + " " + why.summary());
    }
  }

  private static RecordEntry record(RecordId id, String address) {
    return new RecordEntry(PartyRecord.of(id, id.key()), List.of(new EmailAddress(address)));
  }

  /** A message begins after each line that starts with "From " (mboxrd's quoting is left in). */
  private static List<byte[]> messages(Path mbox) throws IOException {
    String all = Files.readString(mbox, StandardCharsets.ISO_8859_1);
    return Arrays.stream(all.split("(?m)^From .*\\R"))
        .filter(message -> !message.isBlank())
        .map(message -> message.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }

  // end of snippet

  private DecideMbox() {}
}
