package org.mailpromoter.core.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewrittenIdTest {
  private static final String NEW = "0107018f3a2b4c5d-1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d-000000";

  @Test
  void sesNamesTheNewId() {
    assertThat(RewrittenId.in(new ServerReply(250, "Ok " + NEW))).contains(NEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ok",
        "2.0.0 Ok: queued as 4F1B2C3D4E",
        "2.6.0 <mp.x@ours.example> [InternalId=1] Queued mail for delivery",
        "Ok 0107018f3a2b4c5d"
      })
  void otherAnswersNameNone(String words) {
    assertThat(RewrittenId.in(new ServerReply(250, words))).isEmpty();
  }
}
