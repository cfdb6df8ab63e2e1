package org.mailpromoter.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.GraphSettings;
import org.mailpromoter.graph.stub.fault.Profile;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.FittingKey;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;
import org.mailpromoter.testkit.MailBuilder;

/** What a probe says of servers that behave in different ways. */
class ProbeTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final List<String> OF_DELTA =
      List.of("headers-in-delta", "page-size-of-delta", "repeated-link", "expand-in-delta");

  private static byte[] mail(int number, String answered) {
    MailBuilder mail =
        MailBuilder.mail()
            .id("<m" + number + "@fabrikam.example>")
            .from("joan@fabrikam.example")
            .to("anna@stub.example")
            .field("X-Long", "a long header that a list may cut ".repeat(10).strip())
            .subject("Secret plan " + number);
    return (answered.isEmpty() ? mail : mail.inReplyTo(answered)).bytes();
  }

  /** More than a page of mail, and replies in sent items. */
  static void fill(GraphMailbox mailbox) {
    for (int number = 1; number <= 30; number++) {
      mailbox.deliver("Inbox", mail(number, ""), START.plusSeconds(number));
    }
    for (int number = 31; number <= 34; number++) {
      mailbox.deliver("Sent Items", mail(number, "<x@x.example>"), START.plusSeconds(number));
    }
  }

  private static GraphServerStub stub(Profile profile) {
    GraphServerStub stub = GraphServerStub.start(GraphSettings.plain().like(profile));
    fill(stub.mailbox("anna"));
    return stub;
  }

  private static Probe probe(GraphServerStub stub, Map<String, String> more) {
    return Graph.probe(stub, more);
  }

  private static ProbeReport ask(Profile profile, Map<String, String> more) throws Exception {
    try (GraphServerStub stub = stub(profile)) {
      return probe(stub, more).ask();
    }
  }

  private static Map<String, Finding.Result> results(ProbeReport report) {
    Map<String, Finding.Result> results = new LinkedHashMap<>();
    report.findings().forEach(each -> results.put(each.id(), each.result()));
    return results;
  }

  private static List<String> with(ProbeReport report, Finding.Result result) {
    return report.findings().stream()
        .filter(each -> each.result() == result)
        .map(Finding::id)
        .toList();
  }

  @Test
  void aServerAsDocumentedDiffersInNothing() throws Exception {
    ProbeReport report = ask(Profile.DOCUMENTED, Map.of());
    assertThat(with(report, Finding.Result.DIFFERS)).isEmpty();
    assertThat(with(report, Finding.Result.NOT_CHECKED)).containsExactly("created-with-moves");
    assertThat(report.findings()).hasSize(12);
    assertThat(report.fitting()).allMatch(FittingKey::isInForce);
  }

  @Test
  void aServerAsObservedDiffersAsPeopleReported() throws Exception {
    ProbeReport report = ask(Profile.OBSERVED, Map.of());
    assertThat(with(report, Finding.Result.DIFFERS))
        .containsExactly(
            "expand-in-delta", "property-ids", "addresses-in-headers", "headers-of-sent-mail");
    assertThat(with(report, Finding.Result.NOT_CHECKED)).containsExactly("created-with-moves");
  }

  @Test
  void aHostileServerDiffersInPagesOrderAndLengthsToo() throws Exception {
    ProbeReport report = ask(Profile.HOSTILE, Map.of());
    assertThat(with(report, Finding.Result.DIFFERS))
        .containsExactly(
            "page-size-of-delta",
            "expand-in-delta",
            "order-of-lists",
            "whole-headers-in-lists",
            "property-ids",
            "addresses-in-headers",
            "headers-of-sent-mail");
  }

  @Test
  void withoutDeltaTheReadingOfListsFits() throws Exception {
    ProbeReport report = ask(Profile.CHINA, Map.of());
    assertThat(with(report, Finding.Result.DIFFERS))
        .containsExactly("delta", "property-ids", "addresses-in-headers", "headers-of-sent-mail");
    assertThat(with(report, Finding.Result.NOT_CHECKED)).containsAll(OF_DELTA);
    assertThat(report.fitting())
        .extracting(FittingKey::key, FittingKey::inForce, FittingKey::fits)
        .containsExactly(tuple("reading", "delta", "list"));
    assertThat(ask(Profile.CHINA, Map.of("reading", "list")).fitting())
        .allMatch(FittingKey::isInForce);
  }

  @Test
  void withDeltaTheReadingOfChangesFits() throws Exception {
    assertThat(ask(Profile.OBSERVED, Map.of("reading", "list")).fitting())
        .extracting(FittingKey::inForce, FittingKey::fits)
        .containsExactly(tuple("list", "delta"));
  }

  @Test
  void headersThatDoNotComeWithChangesAreSeen() throws Exception {
    try (GraphServerStub stub = stub(Profile.OBSERVED)) {
      stub.faults().quirk(Quirk.NO_HEADERS_IN_DELTA);
      assertThat(results(probe(stub, Map.of()).ask()))
          .containsEntry("headers-in-delta", Finding.Result.DIFFERS)
          .containsEntry("delta", Finding.Result.AS_DOCUMENTED);
    }
  }

  @Test
  void inAnEmptyMailboxNothingIsClaimed() throws Exception {
    try (GraphServerStub stub = GraphServerStub.start()) {
      stub.mailbox("anna");
      ProbeReport report = probe(stub, Map.of()).ask();
      assertThat(with(report, Finding.Result.DIFFERS)).isEmpty();
      assertThat(with(report, Finding.Result.AS_DOCUMENTED)).containsExactly("delta");
    }
  }

  @ParameterizedTest
  @EnumSource
  void inEveryProfileAProbeOnlyReadsAsksLittleAndNamesNobody(Profile profile) throws Exception {
    try (ProbeContractTest.Stub server = new ProbeContractTest.Stub(profile)) {
      String report = server.probe().ask().toString();
      assertThat(server.isUnchanged()).isTrue();
      assertThat(server.requests()).isLessThan(15);
      assertThat(server.secrets()).noneMatch(report::contains);
    }
  }

  @Test
  void everyProfileHasTheSameAssumptions() throws Exception {
    TreeSet<String> ids = new TreeSet<>(results(ask(Profile.DOCUMENTED, Map.of())).keySet());
    for (Profile each : Profile.values()) {
      assertThat(new TreeSet<>(results(ask(each, Map.of())).keySet())).isEqualTo(ids);
    }
  }

  @Test
  void aMailboxThatIsRefusedSaysWhy() {
    try (GraphServerStub stub = stub(Profile.DOCUMENTED)) {
      stub.mailbox("anna").refuse(Refusal.accessDenied());
      Probe probe = probe(stub, Map.of());
      assertThatThrownBy(probe::ask)
          .isInstanceOfSatisfying(
              ProbeException.class, e -> assertThat(e.code().id()).isEqualTo("graph/access-denied"))
          .hasMessageContaining("may not read the mailbox");
    }
  }
}
