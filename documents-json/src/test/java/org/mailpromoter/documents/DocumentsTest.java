package org.mailpromoter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every document, compared with a file, and the rules of their form. {@code -Dgolden.update=true}
 * writes the files and {@code docs/json.md} again; read the difference.
 */
class DocumentsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/documents");
  private static final Path PAGE = Path.of("../docs/json.md");

  @TempDir private static Path folder = Path.of("");
  private static Map<String, Document> documents = Map.of();

  @BeforeAll
  static void makeDocuments() throws Exception {
    documents = Scene.in(folder.toRealPath());
  }

  private static Stream<String> names() {
    return documents.keySet().stream();
  }

  private static Document document(String name) {
    return documents.getOrDefault(name, Document.of(Members.none()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyDocumentIsAsItIsWrittenDown(String name) throws Exception {
    String text =
        document(name)
            .indented()
            .replace(folder.toRealPath().toString(), "/installation")
            .replaceAll("\"version\" : \"[^\"]*SNAPSHOT\"", "\"version\" : \"0.1.0\"");
    String file = name.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "") + ".json";
    compare(text + "\n", GOLDEN.resolve(file));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyValueHasTheForm(String name) {
    new FormCheck().check(document(name).members());
  }

  @Test
  void oneNameHasOneTypeInAllDocuments() {
    FormCheck check = new FormCheck();
    documents.values().forEach(each -> check.check(each.members()));
    check.check(Kinds.document().members());
    assertThat(check.namesOfSeveralTypes()).isEmpty();
  }

  @Test
  void everyKindOfActionAndEvidenceHasItsMembers() throws Exception {
    assertThat(Kinds.actions().size() + Kinds.evidence().size()).isEqualTo(Kinds.count());
    new FormCheck().check(Kinds.document().members());
    compare(Kinds.document().indented() + "\n", GOLDEN.resolve("kinds.json"));
  }

  @Test
  void thePageListsEveryDocumentWithItsMembers() throws Exception {
    compare(Page.of(documents), PAGE);
  }

  private static void compare(String text, Path file) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
