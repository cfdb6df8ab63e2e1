package org.mailpromoter.console.frame;

import java.util.Set;
import org.mailpromoter.access.PublicEntry;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Resources;
import org.mailpromoter.web.Route;

/** The style sheet, the scripts and the mark of the console, which everybody may have. */
public final class Assets {
  private static final Resources ALL =
      new Resources(
          "/assets",
          Set.of("console.css", "console.js", "htmx.js", "mark.svg"),
          Assets.class::getResourceAsStream);

  private Assets() {}

  /** The path of an asset with a name. */
  public static String path(String name) {
    return ALL.path(name);
  }

  /** Where they are served. */
  public static Route<PublicEntry> route() {
    return new Route<>(Method.GET, ALL.template(), ALL::answer);
  }
}
