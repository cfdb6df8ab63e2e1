package org.mailpromoter.exchange.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.testkit.stub.Program;

/** Tests the stub with ews-javascript-api, an unmodified third-party client. */
class JavaScriptClientIT {
  private static final Path SOURCE = Path.of("src", "test", "resources", "exchange-client");
  private static final Path BUILT = Path.of("target", "exchange-client");

  @BeforeEach
  void install() throws Exception {
    Program.installNode(SOURCE, BUILT, "read.js");
  }

  private static List<String> values(String name, String json) {
    return EwsClient.all("\"" + name + "\":\"([^\"]*)\"", json);
  }

  @Test
  void whatItReadsIsWhatWasDelivered() throws Exception {
    try (ExchangeServerStub stub = ExchangeServerStub.start()) {
      List<byte[]> messages = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      for (int number = 1; number <= 5; number++) {
        byte[] message = mail().subject("Grüße " + number).body("Line\n".repeat(number)).bytes();
        messages.add(message);
        ids.add(stub.mailbox("anna").deliver(message));
      }
      String output =
          Program.run(BUILT, Map.of(), "node", "read.js", stub.url().toString(), "anna", "secret");
      List<String> lines = output.lines().toList();
      assertThat(lines.get(0)).isEqualTo("{\"step\":\"sync\",\"ids\":" + quoted(ids) + "}");
      assertThat(lines.get(1))
          .contains("\"total\":5", "[\"Grüße 5\",\"Grüße 4\",\"Grüße 3\",\"Grüße 2\",\"Grüße 1\"]");
      assertThat(values("id", output)).isEqualTo(ids);
      assertThat(values("subject", output)).startsWith("Grüße 1").hasSize(5);
      assertThat(values("mime", output).stream().map(JavaScriptClientIT::decoded).toList())
          .isEqualTo(messages.stream().map(JavaScriptClientIT::text).toList());
    }
  }

  private static String quoted(List<String> ids) {
    return "[\"" + String.join("\",\"", ids) + "\"]";
  }

  private static String decoded(String base64) {
    return text(Base64.getDecoder().decode(base64));
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}
