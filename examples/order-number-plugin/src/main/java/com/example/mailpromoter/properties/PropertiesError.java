package com.example.mailpromoter.properties;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/** What can go wrong with a properties file. */
enum PropertiesError implements ErrorCode {
  UNREADABLE;

  @Override
  public String id() {
    return "properties/unreadable";
  }

  @Override
  public FaultScope scope() {
    return FaultScope.INSTALLATION;
  }

  @Override
  public Retry retry() {
    return Retry.AFTER_A_CHANGE;
  }

  @Override
  public String remedy() {
    return "Correct the file, or name another one in the section of directories.";
  }
}
