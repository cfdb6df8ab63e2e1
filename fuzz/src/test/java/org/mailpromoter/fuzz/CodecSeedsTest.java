package org.mailpromoter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.embedding.Promoter;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.FixedDirectory;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.MailboxPolicy;
import org.mailpromoter.core.policy.OrganizationSettings;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.PolicyCodec;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;

/**
 * The codecs can read the seeds of their fuzz tests; otherwise these would only test the rejection
 * of damaged bytes. {@code -Dcodec.seeds=write} writes the seeds again, from the stored data of a
 * real decision.
 */
class CodecSeedsTest {
  private static final Path SEEDS =
      Path.of("src", "test", "resources", "org", "mailpromoter", "fuzz", "CodecFuzzTestInputs");

  /** Inputs that were once refused in the wrong way; they can never be read. */
  private static final String DAMAGED = "damaged-";

  private static final RecordId QUEUE = RecordId.queue("support");
  private static final MailboxId MAILBOX = new MailboxId("support");
  private static final String MAIL =
      """
      From: "Berg, Ann" <ann@kunde.example>
      To: support@firma.example
      Cc: Team <team@firma.example>
      Subject: Re: Offer
      Date: Mon, 5 Oct 2026 10:00:00 +0000
      Message-ID: <%s@kunde.example>
      In-Reply-To: <%s@kunde.example>
      Authentication-Results: mx.firma.example; dkim=pass header.d=kunde.example

      Hello
      """;

  @Test
  void seedsAreWhatTheCodecsRead() throws Exception {
    if (System.getProperty("codec.seeds", "").equals("write")) {
      write();
    }
    for (byte[] each : seeds("facts")) {
      assertThat(FactsCodec.encode(FactsCodec.decode(each))).isNotEmpty();
    }
    for (byte[] each : seeds("trace")) {
      assertThat(TraceCodec.encode(TraceCodec.decode(each))).isNotEmpty();
    }
    for (byte[] each : seeds("policy")) {
      assertThat(PolicyCodec.encode(PolicyCodec.decode(each))).isNotEmpty();
    }
  }

  private static List<byte[]> seeds(String target) throws IOException {
    try (Stream<Path> files = Files.list(SEEDS.resolve(target))) {
      List<Path> all =
          files
              .filter(each -> !each.getFileName().toString().startsWith(DAMAGED))
              .sorted()
              .toList();
      assertThat(all).as(target).isNotEmpty();
      List<byte[]> seeds = new ArrayList<>();
      for (Path each : all) {
        seeds.add(Files.readAllBytes(each));
      }
      return seeds;
    }
  }

  private static void write() throws IOException, InterruptedException {
    Promoter promoter =
        new Promoter(
            policy(),
            new FixedDirectory(
                List.of(
                    new RecordEntry(
                        PartyRecord.of(QUEUE, "Support"),
                        List.of(new EmailAddress("support@firma.example"))))),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));
    List<byte[]> mail = List.of(mail("one", "none"), mail("two", "one"));
    List<DecisionEntry> stored =
        promoter.decide(MAILBOX, mail).stream().map(each -> each.entry()).toList();
    seed("facts", "first", stored.get(0).facts());
    seed("facts", "reply", stored.get(1).facts());
    seed("trace", "first", stored.get(0).trace());
    seed("trace", "reply", stored.get(1).trace());
    seed("policy", "queue", PolicyCodec.encode(policy()));
  }

  private static void seed(String target, String name, byte[] bytes) throws IOException {
    Files.createDirectories(SEEDS.resolve(target));
    Files.write(SEEDS.resolve(target).resolve(name), bytes);
  }

  private static byte[] mail(String id, String parent) {
    return MAIL.formatted(id, parent).getBytes(StandardCharsets.UTF_8);
  }

  private static Policy policy() {
    return Policy.of(
        OrganizationSettings.DEFAULT,
        List.of(new Owner(QUEUE, "Support", Setting.byDefault(TrackOption.ALL))),
        Map.of(MAILBOX, MailboxPolicy.ownedBy(QUEUE)),
        Setting.byDefault(List.of("in-reply-to", "references")));
  }
}
