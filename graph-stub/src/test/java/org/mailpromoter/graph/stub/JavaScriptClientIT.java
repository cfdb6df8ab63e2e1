package org.mailpromoter.graph.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.testkit.stub.Program;

/**
 * Tests the stub with @microsoft/microsoft-graph-client, an unmodified client of Microsoft, which
 * sends a token over HTTPS only.
 */
class JavaScriptClientIT {
  private static final Path SOURCE = Path.of("src", "test", "resources", "graph-client");
  private static final Path BUILT = Path.of("target", "graph-client");
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

  @BeforeEach
  void install() throws Exception {
    Program.installNode(SOURCE, BUILT, "read.js");
  }

  private static String deliver(GraphMailbox mailbox, int number) {
    return mailbox.deliver(
        "Inbox",
        mail().subject("Grüße " + number).body("Line\n".repeat(number)).bytes(),
        MORNING.plusSeconds(number));
  }

  @Test
  void whatItReadsIsWhatWasDelivered() throws Exception {
    GraphSettings settings = GraphSettings.plain().over(GraphSettings.Transport.HTTPS);
    try (GraphServerStub stub = GraphServerStub.start(settings)) {
      GraphMailbox anna = stub.mailbox("anna");
      List<String> ids = IntStream.rangeClosed(1, 5).mapToObj(n -> deliver(anna, n)).toList();
      List<String> lines = run(stub, anna).lines().toList();
      String subjects =
          "\"subjects\":[\"Grüße 1\",\"Grüße 2\",\"Grüße 3\",\"Grüße 4\",\"Grüße 5\"]";
      assertThat(lines.get(0)).contains(subjects);
      assertThat(lines.get(1)).contains(subjects, "\"headers\":[true,true,true,true,true]");
      assertThat(lines.get(2)).contains(subjects);
      assertThat(lines.get(3))
          .contains("\"changed\":[\"" + ids.get(0) + "\"]", "\"removed\":[\"" + ids.get(1) + "\"]")
          .contains("\"moved\":\"" + anna.messages("Archive").get(0).id() + "\"");
      assertThat(lines.get(4)).contains("Line\\nLine\\nLine\\n\"");
      assertThat(lines.get(5)).contains("400", "RequestBroker--ParseUri", "\"requestId\":true");
      assertThat(anna.messages("Inbox").get(0).categories()).containsExactly("Tracked");
      assertThat(stub.takeViolations()).hasSize(stub.validates() ? 1 : 0);
    }
  }

  private static String run(GraphServerStub stub, GraphMailbox mailbox) throws Exception {
    return Program.run(
        BUILT,
        Map.of("NODE_EXTRA_CA_CERTS", stub.certificate().toString()),
        "node",
        "read.js",
        stub.url().toString(),
        stub.token(),
        mailbox.address());
  }
}
