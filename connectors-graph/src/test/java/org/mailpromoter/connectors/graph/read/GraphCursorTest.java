package org.mailpromoter.connectors.graph.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.connectors.graph.server.Reading;
import org.mailpromoter.core.mailbox.Cursor;

/** A cursor is read as it was written, and anything else is a start. */
class GraphCursorTest {
  private static GraphCursor read(String token) {
    return GraphCursor.of(new Cursor(token), Reading.DELTA, "F=");
  }

  @Test
  void aCursorIsReadAsItWasWritten() {
    GraphCursor cursor =
        new GraphCursor(Reading.DELTA, "F=", 17, "https://x/v1.0/y?$a=b:c|d", Set.of("a", "b"));
    assertThat(read(cursor.token().token())).isEqualTo(cursor);
  }

  @Test
  void aCursorOfAnotherFolderOrWayIsAStart() {
    String token = new GraphCursor(Reading.DELTA, "F=", 17, "link", Set.of()).token().token();
    assertThat(GraphCursor.of(new Cursor(token), Reading.DELTA, "G=").isStart()).isTrue();
    assertThat(GraphCursor.of(new Cursor(token), Reading.LIST, "F=").isStart()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "g1|",
        "g1|1:d2:F=1:x4:link0:",
        "g1|1:d2:F=2:174:link",
        "g1|1:d2:F=2:17999999999:link0:",
        "g1|1:d2:F=-1:17",
        "g2|1:d2:F=2:174:link0:"
      })
  void anythingElseIsAStart(String token) {
    assertThat(read(token)).isEqualTo(GraphCursor.start(Reading.DELTA, "F="));
  }

  @Test
  void aTimeThatIsNoneIsAStart() {
    String token = new GraphCursor(Reading.LIST, "F=", 1, "gestern", Set.of()).token().token();
    assertThat(GraphCursor.of(new Cursor(token), Reading.LIST, "F=").isStart()).isTrue();
  }
}
