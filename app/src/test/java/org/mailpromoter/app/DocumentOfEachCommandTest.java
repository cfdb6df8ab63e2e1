package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.app.output.Screen;
import picocli.CommandLine.Command;

/** Every command prints a JSON document, except those that the user guide names. */
class DocumentOfEachCommandTest {
  /** They print text only; the demo runs other commands. */
  private static final Set<String> TEXT_ONLY =
      Set.of("RunCommand.call", "ConsoleCommand.call", "DemoCommand.call");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mailpromoter.app");

  /** The methods that picocli calls. */
  private static List<JavaMethod> commands() {
    return CLASSES.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(DocumentOfEachCommandTest::isCommand)
        .toList();
  }

  private static boolean isCommand(JavaMethod method) {
    boolean call =
        method.getName().equals("call") && method.getReturnType().getName().endsWith("Integer");
    return call || method.isAnnotatedWith(Command.class);
  }

  private static boolean printsDocument(JavaMethod command) {
    Set<JavaMethod> seen = new HashSet<>();
    Deque<JavaMethod> next = new ArrayDeque<>(List.of(command));
    while (!next.isEmpty()) {
      JavaMethod method = next.remove();
      if (method.getOwner().isEquivalentTo(Screen.class) && method.getName().equals("document")) {
        return true;
      }
      if (seen.add(method)) {
        called(method).forEach(next::add);
      }
    }
    return false;
  }

  /** The methods that a method calls, with those that implement them. */
  private static Stream<JavaMethod> called(JavaMethod method) {
    return method.getMethodCallsFromSelf().stream()
        .map(JavaMethodCall::getTarget)
        .flatMap(target -> target.resolveMember().stream())
        .flatMap(
            called ->
                Stream.concat(
                    Stream.of(called),
                    called.getOwner().getAllSubclasses().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(each -> each.getName().equals(called.getName()))))
        .filter(called -> called.getOwner().getPackageName().startsWith("org.mailpromoter.app"));
  }

  @Test
  void everyCommandPrintsADocument() {
    List<JavaMethod> commands = commands();
    assertThat(commands).hasSizeGreaterThan(40);
    assertThat(commands)
        .filteredOn(each -> !printsDocument(each))
        .extracting(each -> each.getOwner().getSimpleName() + "." + each.getName())
        .containsExactlyInAnyOrderElementsOf(TEXT_ONLY);
  }
}
