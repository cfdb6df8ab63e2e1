package org.mailpromoter.spi.loading;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a plugin the JDK, its own jars, and of ours only what is promised to plugins. So two
 * plugins may bring different versions of one library, and none can lean on what may change.
 */
final class PluginClassLoader extends URLClassLoader {
  private static final List<String> PROMISED =
      Stream.concat(
              Stream.of("org.mailpromoter.spi.", "org.slf4j.", "org.jspecify."),
              Stream.of(
                      "activity",
                      "correlation",
                      "decision",
                      "fault",
                      "mailbox",
                      "message",
                      "party",
                      "policy",
                      "store")
                  .map(word -> "org.mailpromoter.core." + word + "."))
          .toList();

  private final ClassLoader host;

  PluginClassLoader(String name, URL[] jars, ClassLoader host) {
    super("plugin-" + name, jars, ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isPromised(name)) {
      return host.loadClass(name);
    }
    if (name.startsWith("org.mailpromoter.") && !isOwn(name)) {
      throw new ClassNotFoundException(name + " is not promised to plugins");
    }
    return super.loadClass(name, resolve);
  }

  /** A plugin may live in a package below ours, in its own jar. */
  private boolean isOwn(String name) {
    return findResource(name.replace('.', '/') + ".class") != null;
  }

  private static boolean isPromised(String name) {
    return !name.startsWith("org.mailpromoter.spi.loading.")
        && PROMISED.stream().anyMatch(name::startsWith);
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : ClassLoader.getPlatformClassLoader().getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }
}
