package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No command that writes a file writes over something else. */
class TargetFileTest {
  private static final String CONFIGURATION =
      """
      storage: {file: data/test.db}
      servers: {files: {connector: file}, office: {connector: imap, host: x.example}}
      mailboxes:
        maria: {server: files, owner: maria, path: mail}
        tom: {server: office, username: tom, password: "file:key.txt", enabled: false}
      users: {maria: {name: Maria, addresses: [maria@ours.example], track: all}}
      directories: {crm: {kind: file, path: crm.csv}}
      sinks: {lines: {kind: jsonl, file: lines.jsonl}}
      """;

  @TempDir private static Path folder;
  private static CommandRun commands;
  @TempDir private Path own;

  /** The commands that write a file, without its name. */
  private static Stream<List<String>> writing() {
    return Stream.of(
        List.of("report", "--html"),
        List.of("report", "--replace", "--html"),
        List.of("backup"),
        List.of("backup", "--replace"),
        List.of("activities", "attachment", "1", "1", "--to"));
  }

  @BeforeAll
  static void configure() throws IOException {
    commands = new CommandRun(folder);
    Files.writeString(folder.resolve("crm.csv"), "kind,id,name,address\ncontact,x,X,x@x.example\n");
    Files.writeString(folder.resolve("key.txt"), "secret");
    commands.configure(CONFIGURATION);
    Files.writeString(
        folder.resolve("mail/1.eml"),
        """
        Message-ID: <1@x.example>
        From: X <x@x.example>
        To: maria@ours.example
        Subject: Hello
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Hello.
        --b
        Content-Type: text/plain; name=a.txt
        Content-Disposition: attachment; filename=a.txt

        An attachment.
        --b--
        """);
    assertThat(commands.run("sync").code()).isZero();
  }

  private void refused(List<String> command, Path file, String... words) throws IOException {
    byte[] before = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    boolean existed = Files.exists(file);
    CommandRun.Result result = commands.run(CommandRun.with(command, file.toString()));
    assertThat(result.code()).as(command + " " + file + result.text()).isIn(2, 3, 4);
    assertThat(result.text()).contains(file + " is not written: ").contains(words);
    assertThat(Files.exists(file)).as(command + " " + file).isEqualTo(existed);
    byte[] after = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    assertThat(Arrays.equals(before, after)).as(command + " " + file).isTrue();
  }

  @ParameterizedTest
  @MethodSource("writing")
  void whatTheInstallationUsesStays(List<String> command) throws IOException {
    for (String used :
        List.of(
            "mailpromoter.yaml",
            "data/test.db",
            "data/test.db-wal",
            "data/test.db-shm",
            "data/test.db-journal",
            "data/test.db.lock",
            "data/../data/test.db",
            "crm.csv",
            "lines.jsonl",
            "key.txt")) {
      refused(command, folder.resolve(used), "the installation uses this file");
    }
    Path link = Files.createLink(own.resolve("other-name"), folder.resolve("data/test.db"));
    refused(command, link, "the installation uses this file");
  }

  @ParameterizedTest
  @MethodSource("writing")
  void whatIsNotARegularFileStays(List<String> command) throws IOException {
    refused(command, own, "it is a folder");
    refused(command, Path.of("/dev/null"), "a link or a device");
    Path link = own.resolve("link");
    Files.createSymbolicLink(link, own.resolve("nowhere"));
    refused(command, link, "a link or a device");
    Files.delete(link);
    Files.createSymbolicLink(link, folder.resolve("data/test.db"));
    refused(command, link, "the installation uses this file");
    refused(command, own.resolve("nowhere/file"), "there is no folder");
  }

  @ParameterizedTest
  @MethodSource("writing")
  void whatSomebodyElseWroteStays(List<String> command) throws IOException {
    Path letter = Files.writeString(own.resolve("letter.html"), "<!DOCTYPE html><p>Dear Anna");
    refused(command, letter, "it");
    Path empty = Files.createFile(own.resolve("empty"));
    refused(command, empty, "it");
  }

  @ParameterizedTest
  @MethodSource("writing")
  void aNewFileIsWritten(List<String> command) {
    Path file = own.resolve("new");
    CommandRun.Result result = commands.run(CommandRun.with(command, file.toString()));
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void aReportAndABackupAreReplacedOnlyOnRequest() throws IOException {
    for (List<String> command : List.of(List.of("report", "--html"), List.of("backup"))) {
      String file = own.resolve("own").toString();
      assertThat(commands.run(CommandRun.with(command, file)).code()).isZero();
      refused(command, Path.of(file), "already exists", "--replace");
      CommandRun.Result again = commands.run(CommandRun.with(command, file, "--replace"));
      assertThat(again.code()).as(again.text()).isZero();
      Files.delete(Path.of(file));
    }
  }

  @Test
  void initReplacesOnlyAConfiguration() throws IOException {
    Path file = own.resolve("other.yaml");
    assertThat(init(file).code()).isZero();
    assertThat(init(file).text()).contains("already exists", "--force");
    assertThat(init(file, "--force").code()).isZero();
    byte[] database = Files.readAllBytes(commands.database());
    assertThat(init(commands.database(), "--force").text())
        .contains("is no configuration of mailpromoter");
    assertThat(Files.readAllBytes(commands.database())).isEqualTo(database);
    assertThat(init(Path.of("/dev/null"), "--force").text()).contains("a link or a device");
    assertThat(init(folder, "--force").text()).contains("it is a folder");
    assertThat(init(Files.createFile(own.resolve("empty")), "--force").code()).isZero();
  }

  private static CommandRun.Result init(Path file, String... more) {
    return CommandRun.runPlain(CommandRun.with(List.of("--config", file.toString(), "init"), more));
  }
}
