package org.mailpromoter.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What keeps people out of a page: axe-core, and what it does not see. */
final class Barriers {
  private static final String AXE = axe();
  private static final String RUN =
      """
      async rules => {
        const options = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
        options.resultTypes = ["violations"];
        options.preload = false; // its rules are about video, which no page has
        const result = await axe.run(document, options);
        return result.violations.map(each =>
          each.id + ": " + each.nodes.map(node => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | "));
      }
      """;

  private Barriers() {}

  private static String axe() {
    try {
      return Files.readString(NodePackages.file("axe-core/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that axe finds on a page. */
  static List<String> all(Page page) {
    page.evaluate(AXE);
    return found(page, List.of());
  }

  /** What depends on colours, on a page that was looked at as a whole. */
  static List<String> colours(Page page) {
    return found(page, List.of("color-contrast", "link-in-text-block"));
  }

  @SuppressWarnings("unchecked") // what the function returns
  private static List<String> found(Page page, List<String> rules) {
    return (List<String>) page.evaluate(RUN, rules);
  }
}
