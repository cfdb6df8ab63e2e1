package org.mailpromoter.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.store.Storage;

/** A face calls use cases; it has none of its own. */
class ApiArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mailpromoter.api");

  @Test
  void theApiDoesNotReachAroundTheUseCases() {
    noClasses().should().dependOnClassesThat().areAssignableTo(Storage.class).check(CLASSES);
  }

  @Test
  void theApiKnowsNoServerAndNoOtherFace() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.mailpromoter.web.jetty..",
                    "org.mailpromoter.console..",
                    "org.mailpromoter.app..",
                    "org.mailpromoter.storage..",
                    "org.eclipse.jetty..",
                    "tools.jackson.databind..")
                .and(not(resideInAPackage("org.mailpromoter.api.."))))
        .check(CLASSES);
  }
}
