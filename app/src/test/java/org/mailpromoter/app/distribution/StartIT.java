package org.mailpromoter.app.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher starts Java. */
class StartIT {
  private static final String LOG_CLASSES = "-Xlog:class+load";
  private static final String KEPT = "source: shared objects file";
  private static final String MAIN = "org.mailpromoter.app.Main " + KEPT;

  @TempDir private Path folder;

  /**
   * Java calls an archive on top of the one of the JDK the top layer: a start with it takes longer.
   */
  @Test
  void aPreparedStartTakesClassesAsTheyWereKept() throws Exception {
    Distribution.Result result = new Distribution(folder).with(LOG_CLASSES).run("--version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains(MAIN).doesNotContain("(top)");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theFlightRecorderIsPreparedIfARecordingIsWanted() throws Exception {
    String prepared = "jdk.jfr.internal.MetadataRepository";
    String recording = "-XX:StartFlightRecording=filename=" + folder.resolve("demo.jfr");
    assertThat(demo(LOG_CLASSES)).contains("org.jdbi.").doesNotContain(prepared);
    assertThat(demo(LOG_CLASSES + " " + recording)).contains(prepared);
    assertThat(folder.resolve("demo.jfr")).isNotEmptyFile();
  }

  private String demo(String options) throws Exception {
    String place = Files.createTempDirectory(folder, "demo").resolve("demo").toString();
    Distribution.Result result =
        new Distribution(folder).with(options).run("demo", "--folder", place);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void theClassesOfTheConsoleAndOfImapAreKeptToo() throws Exception {
    Distribution.Result result =
        new Distribution(folder)
            .with(LOG_CLASSES)
            .run("demo", "--folder", folder.resolve("demo").toString(), "--rehearse");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("org.mailpromoter.connectors.imap.ImapSession " + KEPT)
        .contains("org.eclipse.jetty.server.Server " + KEPT)
        .contains("org.mailpromoter.console.message.MessageScreen " + KEPT)
        .contains("org.mailpromoter.console.template.message.JteoneGenerated " + KEPT);
  }

  @Test
  void whatDoesNotFitIsNotUsedAndNothingIsSaid() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("an other place"));
    copy(Distribution.home(), elsewhere);
    Distribution moved = new Distribution(folder, elsewhere.resolve("bin/mailpromoter"));
    Distribution.Result result = moved.run("--version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("mailpromoter ").hasLineCount(1);
    assertThat(result.err()).isEmpty();
    assertThat(moved.with(LOG_CLASSES).run("--version").out()).doesNotContain(MAIN);
  }

  @Test
  void commandsAreShownAsTheyCanBeTyped() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("my mp"), Distribution.home());
    Path command = link.resolve("bin/mailpromoter");
    assertThat(next(new Distribution(folder, command).typed("")))
        .contains("'" + command + "' init");
    assertThat(next(new Distribution(folder, command).typed("./mailpromoter")))
        .contains("  ./mailpromoter init");
    assertThat(next(new Distribution(folder, command).typed("mailpromoter")))
        .contains("  mailpromoter init");
  }

  private String next(Distribution distribution) throws Exception {
    String place = Files.createTempDirectory(folder, "demo").resolve("demo").toString();
    return distribution.run("demo", "--folder", place).out();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
