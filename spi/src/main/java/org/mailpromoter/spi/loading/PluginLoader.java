package org.mailpromoter.spi.loading;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.mailpromoter.spi.Plugin;

/**
 * Loads plugins: those on the class path, and one for each folder below a plugins folder, each with
 * a class loader of its own. A plugin that fails costs itself only.
 *
 * @since 0.1
 */
public final class PluginLoader {
  private PluginLoader() {}

  /**
   * Loads everything.
   *
   * @param folder the plugins folder; one that does not exist holds no plugins
   */
  public static PluginRegistry load(Path folder) {
    PluginRegistry registry = new PluginRegistry();
    add(ServiceLoader.load(Plugin.class), "class path", registry);
    for (Path plugin : folders(folder, registry)) {
      loadFolder(plugin, registry);
    }
    return registry;
  }

  private static List<Path> folders(Path folder, PluginRegistry registry) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      registry.refuse(folder.toString(), "the folder cannot be read: " + e.getMessage() + ".");
      return List.of();
    }
  }

  private static void loadFolder(Path plugin, PluginRegistry registry) {
    String place = String.valueOf(plugin.getFileName());
    try {
      PluginClassLoader loader =
          new PluginClassLoader(place, jars(plugin), PluginLoader.class.getClassLoader());
      int before = registry.plugins().size() + registry.problems().size();
      add(ServiceLoader.load(Plugin.class, loader), place, registry);
      if (registry.plugins().size() + registry.problems().size() == before) {
        registry.refuse(
            place,
            "no jar in its folder names a plugin in META-INF/services/org.mailpromoter.spi.Plugin.");
      }
    } catch (IOException e) {
      registry.refuse(place, "its folder cannot be read: " + e.getMessage() + ".");
    }
  }

  private static URL[] jars(Path plugin) throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(plugin)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        urls.add(url(jar));
      }
    }
    return urls.toArray(new URL[0]);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  /**
   * ServiceLoader throws from either method of its iterator, and goes on with the next provider.
   */
  private static void add(ServiceLoader<Plugin> services, String place, PluginRegistry registry) {
    Iterator<Plugin> each = services.iterator();
    boolean more = true;
    while (more) {
      try {
        more = each.hasNext();
        if (more) {
          registry.add(each.next(), place);
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        registry.refuse(place, "it cannot be loaded: " + rootMessage(e) + ".");
      }
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    for (Throwable each = e; each != null; each = each.getCause()) {
      root = each;
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
