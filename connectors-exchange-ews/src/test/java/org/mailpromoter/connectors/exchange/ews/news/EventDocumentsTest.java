package org.mailpromoter.connectors.exchange.ews.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.http.AnswerTooLargeException;

class EventDocumentsTest {
  private static List<String> documents(String body) throws IOException {
    EventDocuments documents =
        new EventDocuments(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    List<String> all = new ArrayList<>();
    for (Optional<byte[]> next = documents.next(); next.isPresent(); next = documents.next()) {
      all.add(new String(next.get(), StandardCharsets.UTF_8));
    }
    return all;
  }

  @Test
  void envelopesAreTakenApart() throws IOException {
    String one = "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"x\"><s:Body a='>'/></s:Envelope>";
    String two = "<Envelope><EnvelopeX></EnvelopeX></Envelope >";
    assertThat(documents(one + two + "\r\n")).containsExactly(one, two);
  }

  @Test
  void anEnvelopeThatEndsInTheMiddleIsABrokenConnection() {
    assertThatThrownBy(() -> documents("<s:Envelope><s:Body>"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in the middle");
  }

  @Test
  void anEnvelopeWithoutEndIsNotKept() {
    assertThatThrownBy(() -> documents("x".repeat(2 << 20)))
        .isInstanceOf(AnswerTooLargeException.class);
  }
}
