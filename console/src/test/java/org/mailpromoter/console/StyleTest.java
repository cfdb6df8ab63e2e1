package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.console.frame.Assets;

/** The contrast of the colours (WCAG 2.2, 1.4.3 and 1.4.11), and what the scripts may be. */
class StyleTest {
  private static final Pattern TOKEN =
      Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
  private static final Map<String, List<String>> TOKENS = new HashMap<>();

  static {
    Matcher found = TOKEN.matcher(asset("console.css"));
    while (found.find()) {
      TOKENS.put(found.group(1), List.of(found.group(2), found.group(3)));
    }
  }

  private static String asset(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text, ground",
    "text, panel",
    "text, raised",
    "text, accent-ground",
    "text, line",
    "text, no-ground",
    "text, yes-ground",
    "text, wait-ground",
    "muted, ground",
    "muted, panel",
    "muted, raised",
    "accent, ground",
    "accent, panel",
    "accent, raised",
    "accent, accent-ground",
    "on-accent, accent",
    "yes, yes-ground",
    "no, no-ground",
    "wait, wait-ground",
    "no, panel",
    "no, ground"
  })
  void textIsLegible(String text, String ground) {
    for (int scheme : List.of(0, 1)) {
      assertThat(contrast(text, ground, scheme)).isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"edge, ground", "edge, panel", "accent, ground", "accent, panel", "yes, panel"})
  void edgesOfControlsAreVisible(String edge, String ground) {
    for (int scheme : List.of(0, 1)) {
      assertThat(contrast(edge, ground, scheme)).isGreaterThanOrEqualTo(3.0);
    }
  }

  private static double contrast(String one, String other, int scheme) {
    double a = luminance(TOKENS.get(one).get(scheme));
    double b = luminance(TOKENS.get(other).get(scheme));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** Relative luminance (WCAG 2.2). */
  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * part(rgb >> 16) + 0.7152 * part(rgb >> 8) + 0.0722 * part(rgb);
  }

  private static double part(int value) {
    double share = (value & 0xff) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  @Test
  void ourScriptIsSmall() {
    assertThat(asset("console.js").lines()).hasSizeLessThanOrEqualTo(400);
  }

  @Test
  void theSheetHonoursWhatPeopleSet() {
    assertThat(asset("console.css"))
        .contains(
            "color-scheme: light dark",
            "prefers-reduced-motion",
            "forced-colors: active",
            "@media print",
            ":focus-visible");
  }

  /** htmx compiles text only for these attributes, which the content security policy forbids. */
  @Test
  void templatesHoldNoScript() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContain("hx-on", "js:", "hx-confirm", "style=", "$unsafe", "<style");
      }
    }
  }
}
