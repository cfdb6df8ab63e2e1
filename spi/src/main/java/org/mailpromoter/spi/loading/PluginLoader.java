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
 * folder, each with its own class loader. A plugin that fails does not affect the others.
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
   * @param reserved keys that plugins cannot offer, because the host has them
   */
  public static PluginRegistry load(Path folder, ReservedKeys reserved) {
    PluginRegistry registry = new PluginRegistry();
    loadClassPath(registry, reserved);
    for (Path entry : entries(folder, registry)) {
      String place = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry)) {
        loadFolder(new PluginFolder(entry), registry, reserved);
      } else if (entry.toString().endsWith(".jar")) {
        registry.refuse(
            PluginProblem.of(
                place, "it is directly in plugins/. Put it into its own folder there."));
      }
    }
    return registry;
  }

  /**
   * Checks one plugin as if it were loaded; for tests of plugins.
   *
   * @return a registry with the plugin, or with the problem for which it is left out
   */
  public static PluginRegistry admit(Plugin plugin) {
    PluginRegistry registry = new PluginRegistry();
    try {
      registry.add(Admission.admit(plugin, CLASS_PATH, ReservedKeys.NONE));
    } catch (RefusedPlugin e) {
      registry.refuse(e.problem());
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
          PluginProblem.of(
              folder.toString(),
              "the plugins folder cannot be read: "
                  + e
                  + ". Make it a folder that the user who runs this program may read."));
      return List.of();
    }
  }

  private static void loadFolder(
      PluginFolder folder, PluginRegistry registry, ReservedKeys reserved) {
    try {
      registry.add(folder.load(reserved));
    } catch (RefusedPlugin e) {
      registry.refuse(e.problem());
    }
  }

  /**
   * ServiceLoader throws from either method of its iterator, and goes on with the next provider.
   */
  private static void loadClassPath(PluginRegistry registry, ReservedKeys reserved) {
    Iterator<Plugin> each = ServiceLoader.load(Plugin.class).iterator();
    boolean more = true;
    while (more) {
      try {
        more = each.hasNext();
        if (more) {
          registry.add(Admission.admit(each.next(), CLASS_PATH, reserved));
        }
      } catch (RefusedPlugin e) {
        registry.refuse(e.problem());
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        registry.refuse(PluginProblem.of(CLASS_PATH, LoadingFailure.sentence(e, CLASS_PATH)));
      }
    }
  }
}
