package org.mailpromoter.spi.loading;

import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Describes an exception during loading, with a remedy. */
final class LoadingFailure {
  private LoadingFailure() {}

  /**
   * The sentences.
   *
   * @param e what was thrown
   * @param place the plugin's folder, or the class path
   */
  static String sentence(Throwable e, String place) {
    Throwable root = root(e);
    String text = String.valueOf(root.getMessage());
    if (root instanceof ClassNotFoundException || isMissingClass(root)) {
      return missing(text.split(" ", 2)[0].replace('/', '.'), place);
    }
    if (root instanceof NoSuchMethodError && text.contains(ExitCalls.REFUSED)) {
      return "it tries to end the program (System.exit, Runtime.exit or Runtime.halt), which a"
          + " plugin may not. Get a version that does not.";
    }
    if (root instanceof UnsupportedClassVersionError) {
      return "it was compiled for a newer Java: "
          + text
          + ". Run the program with that Java, or get the plugin for this one.";
    }
    if (root instanceof ClassFormatError) {
      return "one of its classes is damaged: " + text + ". Get its jars again.";
    }
    if (root instanceof IncompatibleClassChangeError) {
      return "it was compiled against other versions of the classes it uses: "
          + text
          + ". Put the versions it was compiled against into "
          + folder(place)
          + ".";
    }
    if (root instanceof ServiceConfigurationError) {
      return "its entry in META-INF/services/org.mailpromoter.spi.Plugin is wrong: " + text + ".";
    }
    return "it cannot be loaded: " + root.getClass().getSimpleName() + ": " + text + ".";
  }

  private static String missing(String name, String place) {
    if (name.startsWith("org.mailpromoter.activity.json.")) {
      return "it needs the class "
          + name
          + " of mailpromoter-activity-json, which each plugin brings itself. Put that jar and"
          + " jackson-core into "
          + folder(place)
          + ".";
    }
    if (name.startsWith("org.mailpromoter.")) {
      return "it uses the class "
          + name
          + ", which is not promised to plugins. "
          + PluginClassLoader.USE_INSTEAD
          + ".";
    }
    return "it needs the class "
        + name
        + ", which is not there. Put the jar that holds it into "
        + folder(place)
        + ".";
  }

  /** A class whose initializer failed before is there. */
  private static boolean isMissingClass(Throwable e) {
    return e instanceof NoClassDefFoundError
        && !String.valueOf(e.getMessage()).startsWith("Could not initialize");
  }

  private static String folder(String place) {
    return place.equals(PluginLoader.CLASS_PATH) ? "the class path" : "plugins/" + place;
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    for (@Nullable Throwable each = e; each != null; each = each.getCause()) {
      root = each;
    }
    return root;
  }
}
