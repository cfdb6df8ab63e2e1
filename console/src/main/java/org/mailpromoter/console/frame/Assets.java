package org.mailpromoter.console.frame;

import java.util.Set;
import org.mailpromoter.access.PublicEntry;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Resources;
import org.mailpromoter.web.Response;
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
    return new Route<>(Method.GET, ALL.template(), new Files());
  }

  /** The files; every page asks for some of them. */
  private static final class Files implements PublicEntry {
    @Override
    public Response to(Request request) {
      return ALL.answer(request);
    }

    @Override
    public boolean isCounted() {
      return false;
    }
  }
}
