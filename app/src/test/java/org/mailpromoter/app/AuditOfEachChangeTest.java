package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.installation.change.Audited;
import org.mailpromoter.installation.change.Requester;

/** Whatever somebody asks to be changed becomes an entry of the audit log. */
class AuditOfEachChangeTest {
  private static final String CHANGE = "org.mailpromoter.installation.change";
  private static final String SERVICE = "org.mailpromoter.service";
  private static final Set<String> APPENDING = Set.of("run", "refused");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CHANGE, SERVICE);

  /** The use cases that somebody asks for. */
  private static List<JavaMethod> changes() {
    return CLASSES.stream()
        .filter(type -> !type.isEquivalentTo(Audited.class))
        .flatMap(type -> type.getMethods().stream())
        .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(each -> takes(each, Requester.class))
        .toList();
  }

  private static boolean takes(JavaMethod method, Class<?> type) {
    return method.getRawParameterTypes().stream().anyMatch(each -> each.isEquivalentTo(type));
  }

  private static boolean isAudited(JavaMethod change) {
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> next = new ArrayDeque<>(List.of(change));
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.remove();
      if (unit.getOwner().isEquivalentTo(Audited.class) && APPENDING.contains(unit.getName())) {
        return true;
      }
      if (seen.add(unit)) {
        called(unit).forEach(next::add);
      }
    }
    return false;
  }

  private static Stream<? extends JavaCodeUnit> called(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .map(JavaMethodCall::getTarget)
        .flatMap(target -> target.resolveMember().stream())
        .filter(each -> each.getOwner().getPackageName().startsWith("org.mailpromoter."));
  }

  @Test
  void everyChangeRunsInAnEntry() {
    assertThat(changes()).hasSizeGreaterThan(25);
    assertThat(changes())
        .filteredOn(each -> !isAudited(each))
        .extracting(JavaMethod::getFullName)
        .isEmpty();
  }

  /** An actor alone does not say how a request came. */
  @Test
  void noChangeTakesABareActor() {
    assertThat(CLASSES.stream().flatMap(type -> type.getMethods().stream()))
        .filteredOn(each -> each.getOwner().getPackageName().equals(CHANGE))
        .filteredOn(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
        .filteredOn(each -> !each.getOwner().isEquivalentTo(Requester.class))
        .filteredOn(each -> takes(each, Actor.class))
        .extracting(JavaMethod::getFullName)
        .isEmpty();
  }
}
