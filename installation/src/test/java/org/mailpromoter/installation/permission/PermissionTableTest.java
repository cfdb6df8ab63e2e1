package org.mailpromoter.installation.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.Role;

/** The user guide says who may do what. */
class PermissionTableTest {
  private static final Path GUIDE = Path.of("../docs/user-guide.md");
  private static final String BEGIN = "<!-- operations -->\n";
  private static final String END = "<!-- end of operations -->";

  @Test
  void theGuideSaysWhoMayDoWhat() throws Exception {
    String guide = Files.readString(GUIDE);
    int begin = guide.indexOf(BEGIN) + BEGIN.length();
    int end = guide.indexOf(END);
    if (Boolean.getBoolean("guides.write")) {
      Files.writeString(GUIDE, guide.substring(0, begin) + table() + guide.substring(end));
      return;
    }
    assertThat(guide.substring(begin, end))
        .as("the table of docs/user-guide.md (bring it up to date with -Dguides.write=true)")
        .isEqualTo(table());
  }

  private static String table() {
    StringJoiner rows =
        new StringJoiner(
            "\n",
            "| operation | administrator | user | auditor | scope | logs in again |\n"
                + "|---|---|---|---|---|---|\n",
            "\n");
    for (Operation each : Operation.values()) {
      rows.add(row(each));
    }
    return rows.toString();
  }

  private static String row(Operation operation) {
    return "| `%s` | %s | %s | %s | `%s` | %s |"
        .formatted(
            operation.word(),
            word(operation.reach(Role.ADMINISTRATOR)),
            word(operation.reach(Role.USER)),
            word(operation.reach(Role.AUDITOR)),
            operation.scope().word(),
            operation.effect() == Effect.GUARDED ? "yes" : "");
  }

  private static String word(Reach reach) {
    return switch (reach) {
      case ALL -> "all";
      case OWN -> "own";
      case NONE -> "";
    };
  }
}
