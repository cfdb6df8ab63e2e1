package org.mailpromoter.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.Secret;

/** Remembers every section of a reading with its values, for later checks. */
final class ReadSections implements Section.Reading {
  private final References references;
  private final List<Read> all = new ArrayList<>();

  /**
   * A section and what was read from it.
   *
   * @param section its place
   * @param keys its allowed keys
   * @param values its values
   */
  record Read(Section section, ConfigSpec keys, Config values) {}

  ReadSections(References references) {
    this.references = references;
  }

  References references() {
    return references;
  }

  List<Read> all() {
    return all;
  }

  @Override
  public void problem(Location at, String key, String message) {
    references.problem(at, key, message);
  }

  @Override
  public Optional<String> resolve(Location at, String key, String text) {
    return references.resolve(at, key, text);
  }

  @Override
  public Secret secret(Location at, String key, String text) {
    return references.secret(at, key, text);
  }

  @Override
  public void read(Section section, ConfigSpec keys, Config values) {
    all.add(new Read(section, keys, values));
    references.read(section, keys, values);
  }
}
