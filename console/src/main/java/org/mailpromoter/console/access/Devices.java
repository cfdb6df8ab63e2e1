package org.mailpromoter.console.access;

import java.util.List;
import java.util.Map;

/** Browsers and systems, as people call them, out of what a browser sends as its name. */
final class Devices {
  /** Later browsers also claim to be earlier ones, so the order counts. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS X", "macOS"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Linux", "Linux"));

  private static final int LONGEST = 60;

  private Devices() {}

  /** The name of a device; an unknown one is shown as it is, shortened. */
  static String of(String agent) {
    String browser = first(BROWSERS, agent);
    String system = first(SYSTEMS, agent);
    if (browser.isEmpty() && system.isEmpty()) {
      return agent.isBlank() ? "an unknown browser" : shortened(agent);
    }
    if (browser.isEmpty()) {
      return "a browser on " + system;
    }
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String first(List<Map.Entry<String, String>> all, String agent) {
    return all.stream()
        .filter(each -> agent.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String shortened(String agent) {
    return agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
  }
}
