package com.example.mailpromoter.properties;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** Errors of a properties file. */
enum PropertiesError implements ErrorCode {
  UNREADABLE;

  @Override
  public String id() {
    return "properties/unreadable";
  }

  @Override
  public ErrorMeaning meaning() {
    return new ErrorMeaning(
        FaultScope.INSTALLATION,
        Retry.AFTER_A_CHANGE,
        "Correct the file, or" + " name another one in the section of directories.");
  }
}
