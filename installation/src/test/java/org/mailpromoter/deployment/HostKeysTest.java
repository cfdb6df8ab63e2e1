package org.mailpromoter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** The plugin guide lists the keys that plugins cannot have. */
class HostKeysTest {
  private static final Path GUIDE = Path.of("../docs/plugin-guide.md");
  private static final String BEGIN = "<!-- reserved keys -->\n";
  private static final String END = "<!-- end of reserved keys -->";

  @Test
  void theGuideListsTheReservedKeys() throws Exception {
    String guide = Files.readString(GUIDE);
    int begin = guide.indexOf(BEGIN) + BEGIN.length();
    int end = guide.indexOf(END);
    if (Boolean.getBoolean("guides.write")) {
      Files.writeString(GUIDE, guide.substring(0, begin) + table() + guide.substring(end));
      return;
    }
    assertThat(guide.substring(begin, end))
        .as("the table of docs/plugin-guide.md (bring it up to date with -Dguides.write=true)")
        .isEqualTo(table());
  }

  private static String table() {
    StringJoiner rows = new StringJoiner("\n", "| section | keys |\n|---|---|\n", "\n");
    for (String section : HostKeys.RESERVED.sections()) {
      rows.add(
          "| `" + section + "` | `" + String.join("`, `", HostKeys.RESERVED.in(section)) + "` |");
    }
    return rows.toString();
  }
}
