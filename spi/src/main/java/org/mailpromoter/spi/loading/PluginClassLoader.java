package org.mailpromoter.spi.loading;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a plugin see the JDK, its own jars, and only the public API of this program. So two plugins
 * can use different versions of a library, and none can depend on internal classes. Calls that
 * would end the program are disabled ({@link ExitCalls}).
 */
final class PluginClassLoader extends URLClassLoader {
  private static final List<String> WORDS =
      List.of(
          "activity",
          "correlation",
          "decision",
          "fault",
          "mailbox",
          "message",
          "party",
          "policy",
          "sending",
          "store");
  private static final List<String> PROMISED =
      Stream.concat(
              Stream.of("org.mailpromoter.spi.", "org.slf4j.", "org.jspecify."),
              WORDS.stream().map(word -> "org.mailpromoter.core." + word + "."))
          .toList();

  /** What is promised of ours, for people. */
  static final String USE_INSTEAD =
      "Use org.mailpromoter.spi, and of org.mailpromoter.core the packages "
          + WORDS.stream().collect(Collectors.joining(", "));

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

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    URL place = findResource(file(name));
    if (place == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = place.openStream()) {
      byte[] written = in.readAllBytes();
      byte[] tamed = ExitCalls.refused(written);
      return tamed == written ? super.findClass(name) : define(name, tamed, place);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private Class<?> define(String name, byte[] tamed, URL place) {
    String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    if (!packageName.isEmpty() && getDefinedPackage(packageName) == null) {
      definePackage(packageName, null, null, null, null, null, null, null);
    }
    return defineClass(name, tamed, 0, tamed.length, new CodeSource(place, (Certificate[]) null));
  }

  /** A plugin may live in a package below ours, in its own jar. */
  private boolean isOwn(String name) {
    return findResource(file(name)) != null;
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
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
