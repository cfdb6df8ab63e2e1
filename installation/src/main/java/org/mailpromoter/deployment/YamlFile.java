package org.mailpromoter.deployment;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mailpromoter.core.fault.FileTrouble;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a file into nodes that know their lines. */
final class YamlFile {
  private static final int LARGEST = 4 << 20;

  private YamlFile() {}

  /** The document, empty when the file holds nothing. */
  static Optional<Node> read(Path file) throws ConfigurationException {
    return parsed("configuration", file, text("configuration", file));
  }

  /**
   * The document of another file than the configuration.
   *
   * @param what what the file is, for people
   */
  static Optional<Node> read(String what, Path file) throws ConfigurationException {
    return parsed(what, file, text(what, file));
  }

  /** The document of a text that is, or is going to be, in a file. */
  static Optional<Node> parsed(String what, Path file, String text) throws ConfigurationException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setMaxAliasesForCollections(20)
            .setCodePointLimit(LARGEST)
            .setUseMarks(true)
            .build();
    PlacedParser parser = new PlacedParser(settings, text);
    try {
      return new Composer(settings, parser).getSingleNode();
    } catch (MarkedYamlEngineException e) {
      throw notYaml(what, file, e.getProblemMark(), e.getProblem());
    } catch (YamlEngineException e) {
      throw notYaml(what, file, parser.place(), String.valueOf(e.getMessage()));
    }
  }

  private static ConfigurationException notYaml(
      String what, Path file, Optional<Mark> mark, String problem) {
    String place =
        mark.map(m -> ", line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1)).orElse("");
    return new ConfigurationException(
        "The " + what + " " + file + place + " is not valid YAML: " + problem + ".",
        ConfigError.NOT_YAML);
  }

  /** Adds its place: some failures, such as too many aliases, do not include it. */
  private static final class PlacedParser extends ParserImpl {
    private Optional<Mark> place = Optional.empty();

    PlacedParser(LoadSettings settings, String text) {
      super(settings, new StreamReader(settings, new StringReader(text)));
    }

    @Override
    public Event next() {
      Event event = super.next();
      place = event.getStartMark();
      return event;
    }

    Optional<Mark> place() {
      return place;
    }
  }

  private static String text(String what, Path file) throws ConfigurationException {
    if (!Files.exists(file)) {
      throw new ConfigurationException(
          "There is no " + what + " file " + file + ".", ConfigError.MISSING);
    }
    if (Files.isDirectory(file)) {
      throw new ConfigurationException(
          "The " + what + " " + file + " is a folder.", ConfigError.FOLDER);
    }
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (MalformedInputException e) {
      throw new ConfigurationException(
          "The " + what + " " + file + " is not encoded in UTF-8.", ConfigError.NOT_UTF8);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The " + what + " " + file + " cannot be read: " + FileTrouble.reason(e) + ".",
          ConfigError.UNREADABLE);
    }
  }
}
