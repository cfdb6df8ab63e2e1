package org.mailpromoter.documents;

import org.mailpromoter.core.policy.Origin;

/** Where the value of a setting comes from, as an object with a {@code kind}. */
enum Origins implements Origin.Cases<Members> {
  /** The only one. */
  INSTANCE;

  static Members of(Origin origin) {
    return origin.match(INSTANCE);
  }

  @Override
  public Members byDefault(Origin.ByDefault origin) {
    return Members.of("kind", "default");
  }

  @Override
  public Members file(Origin.InFile origin) {
    return Members.of("kind", "file").with("file", origin.file()).with("line", origin.line());
  }

  @Override
  public Members choice(Origin.ByChoice origin) {
    return Members.of("kind", "choice")
        .with("actor", Actors.of(origin.who()))
        .with("at", origin.at());
  }

  @Override
  public Members program(Origin.ByProgram origin) {
    return Members.of("kind", "program").with("program", origin.program());
  }
}
