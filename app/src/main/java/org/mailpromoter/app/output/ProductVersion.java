package org.mailpromoter.app.output;

/** The version of this program, as commands and pages show it. */
public final class ProductVersion {
  /** The version. */
  public static final String TEXT = "0.1.0-SNAPSHOT";

  private ProductVersion() {}
}
