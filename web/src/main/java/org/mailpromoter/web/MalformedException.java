package org.mailpromoter.web;

import java.io.IOException;

/** A request cannot be understood. The message is for the person who sent it. */
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A request that cannot be understood, with a sentence about it. */
  public MalformedException(String sentence) {
    super(sentence);
  }
}
