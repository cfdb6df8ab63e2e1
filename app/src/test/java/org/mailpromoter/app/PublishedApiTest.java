package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The public API documents what each part is and since which version it exists. */
class PublishedApiTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern EXPORTED =
      Pattern.compile("^  exports ([\\w.]+);$", Pattern.MULTILINE);
  private static final Pattern SINCE = Pattern.compile("^ ?@since \\d+\\.\\d+$", Pattern.MULTILINE);

  private static final Set<String> WITHOUT_COMMENT = new TreeSet<>();
  private static final Set<String> WITHOUT_SINCE = new TreeSet<>();
  private static int types;

  @BeforeAll
  static void read() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("core", "spi", "http", "testkit", "exchange-stub")) {
      sources.addAll(exportedSources(ROOT.resolve(module).resolve("src/main/java")));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      Reader reader = new Reader(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        reader.scan(unit, null);
      }
    }
  }

  private static List<Path> exportedSources(Path sources) throws IOException {
    List<Path> all = new ArrayList<>();
    String descriptor = Files.readString(sources.resolve("module-info.java"));
    for (MatchResult each : EXPORTED.matcher(descriptor).results().toList()) {
      try (Stream<Path> files = Files.list(sources.resolve(each.group(1).replace('.', '/')))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void everyTypeSaysSinceWhenItIsThere() {
    assertThat(types).isGreaterThan(100);
    assertThat(WITHOUT_SINCE).as("public types without a line '@since MAJOR.MINOR'").isEmpty();
  }

  @Test
  void everyTypeAndMemberSaysWhatItIs() {
    assertThat(WITHOUT_COMMENT).as("public types and members without a comment").isEmpty();
  }

  /** Collects undocumented elements; elements that are not public are skipped. */
  private static final class Reader extends TreePathScanner<Void, ClassTree> {
    private final DocTrees comments;

    Reader(DocTrees comments) {
      this.comments = comments;
    }

    @Override
    public Void visitClass(ClassTree type, ClassTree outer) {
      if (!isVisible(type.getModifiers(), outer)) {
        return null;
      }
      String name = name(outer, type.getSimpleName());
      String comment = comment(name);
      if (outer == null) {
        types++;
        if (!SINCE.matcher(comment).find()) {
          WITHOUT_SINCE.add(name);
        }
      }
      return super.visitClass(type, type);
    }

    @Override
    public Void visitMethod(MethodTree method, ClassTree outer) {
      boolean inherited =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
      if (isVisible(method.getModifiers(), outer) && !inherited) {
        comment(name(outer, method.getName()));
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree field, ClassTree outer) {
      boolean component = outer.getKind() == Tree.Kind.RECORD && !isStatic(field);
      if (isVisible(field.getModifiers(), outer) && !component) {
        comment(name(outer, field.getName()));
      }
      return null;
    }

    private static boolean isStatic(VariableTree field) {
      return field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    private static String name(ClassTree outer, CharSequence name) {
      return outer == null ? name.toString() : outer.getSimpleName() + "." + name;
    }

    private String comment(String name) {
      String comment = comments.getDocComment(getCurrentPath());
      if (comment == null) {
        WITHOUT_COMMENT.add(name);
      }
      return String.valueOf(comment);
    }

    private static boolean isVisible(ModifiersTree modifiers, ClassTree outer) {
      Set<Modifier> flags = modifiers.getFlags();
      boolean ofInterface = outer != null && outer.getKind() == Tree.Kind.INTERFACE;
      return ofInterface
          ? !flags.contains(Modifier.PRIVATE)
          : flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }
  }
}
