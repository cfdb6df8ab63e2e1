package org.mailpromoter.spi.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.mailpromoter.spi.Plugin;

/**
 * Loads plugins: those on the module path and class path, and one for each folder below a plugins
 * folder, each with a class loader of its own. A plugin that fails costs itself only.
 *
 * @since 0.1
 */
public final class PluginLoader {
  static final String CLASS_PATH = "class path";

  private PluginLoader() {}

  /**
   * Loads everything.
   *
   * @param folder the plugins folder; one that does not exist holds no plugins
   */
  public static PluginRegistry load(Path folder) {
    PluginRegistry registry = new PluginRegistry();
    loadClassPath(registry);
    for (Path entry : entries(folder, registry)) {
      if (Files.isDirectory(entry)) {
        loadFolder(new PluginFolder(entry), registry);
      } else if (entry.toString().endsWith(".jar")) {
        registry.refuse(
            new PluginProblem(
                String.valueOf(entry.getFileName()),
                "it lies in plugins/ itself. Put it into a folder of its own there."));
      }
    }
    return registry;
  }

  private static List<Path> entries(Path folder, PluginRegistry registry) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      registry.refuse(
          new PluginProblem(
              folder.toString(),
              "the plugins folder cannot be read: "
                  + e
                  + ". Make it a folder that the user who runs mailpromoter may read."));
      return List.of();
    }
  }

  private static void loadFolder(PluginFolder folder, PluginRegistry registry) {
    try {
      registry.add(folder.load());
    } catch (RefusedPlugin e) {
      registry.refuse(e.problem());
    }
  }

  /**
   * ServiceLoader throws from either method of its iterator, and goes on with the next provider.
   */
  private static void loadClassPath(PluginRegistry registry) {
    Iterator<Plugin> each = ServiceLoader.load(Plugin.class).iterator();
    boolean more = true;
    while (more) {
      try {
        more = each.hasNext();
        if (more) {
          registry.add(Admission.admit(each.next(), CLASS_PATH));
        }
      } catch (RefusedPlugin e) {
        registry.refuse(e.problem());
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        registry.refuse(new PluginProblem(CLASS_PATH, LoadingFailure.sentence(e, CLASS_PATH)));
      }
    }
  }
}
