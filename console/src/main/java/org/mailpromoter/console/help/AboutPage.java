package org.mailpromoter.console.help;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * What the program consists of.
 *
 * @param frame its frame
 * @param version its version
 * @param java the Java that it runs on
 * @param plugins what plugins offer
 * @param problems plugins that were refused
 */
public record AboutPage(
    Frame frame, String version, String java, List<Plugin> plugins, List<String> problems) {
  /** Copies the lists. */
  public AboutPage {
    Objects.requireNonNull(frame, "frame");
    plugins = List.copyOf(plugins);
    problems = List.copyOf(problems);
  }

  /**
   * Something that a plugin offers.
   *
   * @param plugin the plugin
   * @param version its version
   * @param place where it comes from
   * @param kind what it offers
   * @param name under which name
   * @param description what that is
   */
  public record Plugin(
      String plugin, String version, String place, String kind, String name, String description) {}
}
