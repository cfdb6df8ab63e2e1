package org.mailpromoter.spi.loading;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.spi.Plugin;

/** A folder below {@code plugins/}: one plugin, its jars, one class loader. */
final class PluginFolder {
  private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

  private final Path folder;
  private final String place;

  PluginFolder(Path folder) {
    this.folder = folder;
    this.place = String.valueOf(folder.getFileName());
  }

  LoadedPlugin load(ReservedKeys reserved) throws RefusedPlugin {
    refuseNestedFolders();
    List<Path> jars = jars();
    for (Path jar : jars) {
      requireWhole(jar);
    }
    refuseSeveralVersions(jars);
    PluginClassLoader loader =
        new PluginClassLoader(place, urls(jars), PluginLoader.class.getClassLoader());
    return Admission.admit(make(only(providers(loader))), place, reserved);
  }

  /** A folder that was copied into itself leaves the old jars active. */
  private void refuseNestedFolders() throws RefusedPlugin {
    for (Path inner : list(Files::isDirectory)) {
      try (Stream<Path> files = Files.list(inner)) {
        if (files.anyMatch(PluginFolder::isJar)) {
          throw refused(
              "its folder holds the folder "
                  + inner.getFileName()
                  + " with jars, which are not loaded. Put all jars directly into plugins/"
                  + place
                  + ", and remove those of the former version.");
        }
      } catch (IOException e) {
        // a folder that cannot be read holds no jars that could be meant
      }
    }
  }

  private void refuseSeveralVersions(List<Path> jars) throws RefusedPlugin {
    List<String> naming = new ArrayList<>();
    for (Path jar : jars) {
      if (namesAPlugin(jar)) {
        naming.add(String.valueOf(jar.getFileName()));
      }
    }
    if (naming.size() > 1) {
      throw refused(
          "several of its jars name a plugin: "
              + String.join(", ", naming)
              + ". Keep the jars of one version, and give another plugin its own folder below"
              + " plugins/.");
    }
  }

  private static boolean namesAPlugin(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(SERVICE) != null;
    } catch (IOException e) {
      return false; // it was whole a moment ago
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar");
  }

  private List<Path> jars() throws RefusedPlugin {
    return list(PluginFolder::isJar);
  }

  private List<Path> list(Predicate<Path> wanted) throws RefusedPlugin {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw refused(
          "its folder cannot be read: "
              + FileTrouble.reason(e)
              + ". Let the user who runs this program read it.");
    }
  }

  /** A class loader silently ignores jars that it cannot open. */
  private void requireWhole(Path jar) throws RefusedPlugin {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.size(); // opening it reads its directory
    } catch (ZipException e) {
      throw refused(
          "its " + jar.getFileName() + " is damaged: " + e.getMessage() + ". Get the jar again.");
    } catch (IOException e) {
      throw refused(
          "its "
              + jar.getFileName()
              + " cannot be read: "
              + FileTrouble.reason(e)
              + ". Let the user who runs this program read it.");
    }
  }

  private List<ServiceLoader.Provider<Plugin>> providers(PluginClassLoader loader)
      throws RefusedPlugin {
    try {
      return new ArrayList<>(ServiceLoader.load(Plugin.class, loader).stream().toList());
    } catch (RuntimeException | Error e) {
      throw refused(e);
    }
  }

  /** One class loader holds one plugin, so that what goes wrong has one name. */
  private ServiceLoader.Provider<Plugin> only(List<ServiceLoader.Provider<Plugin>> providers)
      throws RefusedPlugin {
    if (providers.isEmpty()) {
      throw refused(
          "no jar in its folder names a plugin in META-INF/services/org.mailpromoter.spi.Plugin.");
    }
    if (providers.size() > 1) {
      throw refused(
          "its folder holds several plugins: "
              + providers.stream()
                  .map(each -> each.type().getName())
                  .collect(Collectors.joining(", "))
              + ". Give each its own folder below plugins/.");
    }
    return providers.get(0);
  }

  private Plugin make(ServiceLoader.Provider<Plugin> provider) throws RefusedPlugin {
    try {
      return provider.get();
    } catch (RuntimeException | Error e) {
      throw refused(e);
    }
  }

  private static URL[] urls(List<Path> jars) {
    return jars.stream().map(PluginFolder::url).toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + " is not a file", e);
    }
  }

  private RefusedPlugin refused(Throwable e) {
    return refused(LoadingFailure.sentence(e, place));
  }

  private RefusedPlugin refused(String reason) {
    return new RefusedPlugin(place, place, reason);
  }
}
