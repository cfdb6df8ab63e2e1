package org.mailpromoter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessLogTest {
  private static Answered answered(String route, String account) {
    return new Answered("GET", route, 200, 1234, Duration.ofMillis(56), "ab-1", account);
  }

  @Test
  void aLineHoldsTheRouteAndNotThePath() {
    assertThat(AccessLog.line(answered("/messages/{number}", "anna@example.org")))
        .isEqualTo(
            "method=GET route=/messages/{number} status=200 bytes=1234 ms=56 request=ab-1"
                + " account=anna@example.org");
  }

  @Test
  void whatIsUnknownIsADash() {
    assertThat(AccessLog.line(answered("", ""))).contains(" route=- ").endsWith(" account=-");
  }

  @Test
  void namesForgeNoFieldsAndNoLines() {
    assertThat(AccessLog.line(answered("/a", "eve status=500\nmethod=GET \u001b[2J\u202e")))
        .endsWith(" account=eve_status_500_method_GET___2J_");
  }
}
