package org.mailpromoter.connectors.graph.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.Cursor;

/** What was handed out is known when the engine comes back with the cursor behind it. */
class KnownTest {
  private final Known known = new Known();

  @Test
  void aPageIsKnownOnceTheEngineGoesOn() {
    known.handedOut("f", List.of("a"), new Cursor("next"));
    assertThat(known.has("f", "a")).isFalse();
    known.askedWith("f", new Cursor("next"));
    assertThat(known.has("f", "a")).isTrue();
    assertThat(known.has("g", "a")).isFalse();
  }

  @Test
  void aPageThatWasNotStoredIsNotKnown() {
    known.handedOut("f", List.of("a"), new Cursor("next"));
    known.askedWith("f", new Cursor("before"));
    known.askedWith("f", new Cursor("next"));
    assertThat(known.has("f", "a")).isFalse();
  }

  @Test
  void aStartForgets() {
    known.handedOut("f", List.of("a"), new Cursor("next"));
    known.askedWith("f", new Cursor("next"));
    known.askedWith("f", Cursor.START);
    assertThat(known.has("f", "a")).isFalse();
  }
}
