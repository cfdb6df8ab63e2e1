package org.mailpromoter.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A jar that is compiled and packed during a test, for tests of what only shows with real class
 * files and class loaders. Needs a JDK. Used by one thread.
 *
 * <pre>{@code
 * new PluginJar()
 *     .source("example.ExamplePlugin", "package example; public class ExamplePlugin ...")
 *     .service("example.ExamplePlugin")
 *     .write(plugins.resolve("example/example.jar"));
 * }</pre>
 *
 * @since 0.1
 */
public final class PluginJar {
  private static final String SERVICE = "META-INF/services/org.mailpromoter.spi.Plugin";

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();

  /** An empty jar. */
  public PluginJar() {}

  /** Adds a class. */
  public PluginJar source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Names a class as plugin. */
  public PluginJar service(String className) {
    services.add(className);
    return this;
  }

  /** Compiles against a jar, which does not come into this one. */
  public PluginJar against(Path jar) {
    libraries.add(jar);
    return this;
  }

  /**
   * Compiles the classes against the class path of the test and writes the jar; folders are made.
   *
   * @throws IllegalArgumentException if the classes cannot be compiled
   */
  public Path write(Path jar) throws IOException {
    Path work = Files.createTempDirectory("plugin-jar");
    try {
      compile(work);
      Files.createDirectories(jar.toAbsolutePath().getParent());
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        for (Path file : classes(work)) {
          put(out, work.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
        if (!services.isEmpty()) {
          put(out, SERVICE, String.join("\n", services).getBytes(StandardCharsets.UTF_8));
        }
      }
    } finally {
      delete(work);
    }
    return jar;
  }

  private void compile(Path work) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-nowarn", "-d", work.toString(), "-cp", classPath()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
      throw new IllegalArgumentException("the sources of the plugin cannot be compiled");
    }
  }

  private String classPath() {
    StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
    libraries.forEach(jar -> path.append(System.getProperty("path.separator")).append(jar));
    return path.toString();
  }

  private static List<Path> classes(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
  }

  private static void delete(Path work) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(work)) {
      files = all.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
