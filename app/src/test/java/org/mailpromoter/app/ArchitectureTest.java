package org.mailpromoter.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {
  private static final String CORE = "org.mailpromoter.core.";
  private static final String[] WORDS = {
    CORE + "message..", CORE + "mailbox..", CORE + "party..", CORE + "activity..",
    CORE + "correlation..", CORE + "policy..", CORE + "decision..", CORE + "store..",
    CORE + "fault..", CORE + "health..", CORE + "compact..", CORE + "history..",
    CORE + "access..", CORE + "sending..", CORE + "draft.."
  };
  private static final String[] WORK = {
    CORE + "facts..",
    CORE + "promotion..",
    CORE + "diagnosis..",
    CORE + "sync..",
    CORE + "dispatch..",
    CORE + "delivery..",
    CORE + "guard..",
    CORE + "memory..",
    CORE + "embedding.."
  };
  private static final String[] FLOOR = {
    "org.mailpromoter.deployment..", "org.mailpromoter.installation..", "org.mailpromoter.service.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mailpromoter");

  private static void holds(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void wordsNeverKnowWork() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(WORDS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORK));
  }

  /** What stands between the engine and plugins serves every part of the engine. */
  @Test
  void guardsKnowWordsOnly() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(CORE + "guard..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(WORK).and(not(resideInAPackage(CORE + "guard..")))));
  }

  /** A store keeps what it is given; the door for embedders is another room. */
  @Test
  void theLineKnowsNeitherItsDoorNorItsReferenceStore() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.core..")
            .and()
            .resideOutsideOfPackages(CORE + "memory..", CORE + "embedding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE + "memory..", CORE + "embedding.."));
  }

  @Test
  void packagesOfCoreAreFreeOfCycles() {
    holds(slices().matching("org.mailpromoter.core.(*)..").should().beFreeOfCycles());
  }

  @Test
  void whatDecidesNeverKnowsWhatDelivers() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(
                CORE + "facts..", CORE + "promotion..", CORE + "diagnosis..", CORE + "sync..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CORE + "delivery.."));
  }

  @Test
  void packagesOfAppAreFreeOfCycles() {
    holds(slices().matching("org.mailpromoter.app.(*)..").should().beFreeOfCycles());
  }

  @Test
  void roomsOfConnectorsAreFreeOfCycles() {
    holds(slices().matching("org.mailpromoter.connectors.(**)").should().beFreeOfCycles());
  }

  @Test
  void roomsOfServersForTestsAreFreeOfCycles() {
    holds(slices().matching("org.mailpromoter.(*).stub.(*)..").should().beFreeOfCycles());
  }

  /** The HTTP tools serve every connector and sink, and depend on none. */
  @Test
  void toolsKnowNoPart() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("org.mailpromoter.http..", "org.mailpromoter.spi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.mailpromoter.connectors..",
                "org.mailpromoter.directories..",
                "org.mailpromoter.sinks..",
                "org.mailpromoter.dataverse..",
                "org.mailpromoter.storage.."));
  }

  /** Directory and sink share a client, and nothing else. */
  @Test
  void partsOfDataverseKnowTheirClientOnly() {
    holds(slices().matching("org.mailpromoter.dataverse.(*)..").should().beFreeOfCycles());
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.dataverse.directory..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mailpromoter.dataverse.sink.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.dataverse.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mailpromoter.dataverse.directory.."));
  }

  @Test
  void coreKnowsNeitherPluginsNorDatabasesNorServersNorGuice() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..",
                "org.jdbi..",
                "com.google.inject..",
                "com.google.common..",
                "jakarta..",
                "org.mailpromoter.spi..",
                "org.mailpromoter.http..",
                "org.mailpromoter.storage..",
                "org.mailpromoter.connectors..",
                "org.mailpromoter.directories..",
                "org.mailpromoter.sinks..",
                "org.mailpromoter.dataverse..",
                "org.mailpromoter.activity..",
                "tools.jackson..",
                "org.mailpromoter.app.."));
  }

  @Test
  void connectorsDirectoriesSinksAndStorageUseWordsOnly() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(
                "org.mailpromoter.connectors..",
                "org.mailpromoter.directories..",
                "org.mailpromoter.sinks..",
                "org.mailpromoter.dataverse..",
                "org.mailpromoter.activity..",
                "org.mailpromoter.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORK));
  }

  /** A console or an API uses the same layer as the command. */
  @Test
  void installationAndServiceKnowNoFaces() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(FLOOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "picocli..",
                "com.google.inject..",
                "jakarta.inject..",
                "org.mailpromoter.documents..",
                "org.mailpromoter.app.."));
  }

  /** A server can be exchanged: one package knows it. */
  @Test
  void onlyOnePackageKnowsTheServer() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.mailpromoter.web.jetty..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty.."));
  }

  /** Figures come from the service and from requests, not from those who show pages. */
  @Test
  void metricsKnowNoFaces() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.mailpromoter.access..",
                "org.mailpromoter.api..",
                "org.mailpromoter.console..",
                "org.mailpromoter.app..",
                "org.mailpromoter.web.jetty..")
            .allowEmptyShould(true));
  }

  @Test
  void onlyOnePackageKnowsOpenIdConnect() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.mailpromoter.access.oidc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds.."));
  }

  @Test
  void onlyOnePackageKnowsTheSanitizerOfHtml() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.mailpromoter.html..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.owasp.."));
  }

  @Test
  void theGateKnowsNoFaces() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.access..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.mailpromoter.api..",
                "org.mailpromoter.console..",
                "org.mailpromoter.documents..",
                "org.mailpromoter.app..")
            .allowEmptyShould(true));
  }

  /** The command and a later API show the same documents. */
  @Test
  void documentsKnowNoFaces() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.documents..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "picocli..", "com.google.inject..", "jakarta.inject..", "org.mailpromoter.app.."));
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.documents..")
            .should(ACCESS_STANDARD_STREAMS)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PrintStream.class));
  }

  @Test
  void theAppMakesNoJson() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "org.mailpromoter.activity.."));
  }

  @Test
  void installationKnowsNoService() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage("org.mailpromoter.deployment..", "org.mailpromoter.installation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mailpromoter.service.."));
  }

  /** A command only asks and prints; the work is done in the layers below. */
  @Test
  void commandsNeitherOpenStoragesNorRunTheEngine() {
    holds(
        noClasses()
            .that()
            .resideInAPackage("org.mailpromoter.app..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(CORE + "store.Storage")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(CORE + "sync.Synchronizer"));
  }

  @Test
  void installationAndServiceDoNotPrint() {
    holds(noClasses().that().resideInAnyPackage(FLOOR).should(ACCESS_STANDARD_STREAMS));
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(FLOOR)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PrintStream.class));
  }

  @Test
  void modulesAreFreeOfCycles() {
    holds(slices().matching("org.mailpromoter.(*)..").should().beFreeOfCycles());
  }

  @Test
  void onlyTheAppKnowsGuice() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.mailpromoter.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "jakarta.inject.."));
  }

  /**
   * Mail is read in the message package; Angus Mail speaks IMAP and encodes, and parses no mail.
   */
  @Test
  void onlyTheImapConnectorAndTheComposerKnowAnotherMimeLibrary() {
    holds(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.mailpromoter.connectors.imap..", "org.mailpromoter.composer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.james..", "jakarta.mail..", "org.eclipse.angus.."));
  }

  @Test
  void whatDecidesAsksNeitherStoreNorDirectoryNorClock() {
    holds(
        noClasses()
            .that()
            .resideInAPackage(CORE + "promotion..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(CORE + "store.ActivityStore")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(CORE + "party.RecordDirectory")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock"));
  }

  @Test
  void theMiddleOfTheLineDoesNoInputOrOutput() {
    holds(
        noClasses()
            .that()
            .resideInAnyPackage(CORE + "promotion..", CORE + "decision..", CORE + "policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net.."));
  }

  @Test
  void nothingIsSerialized() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream"));
  }
}
