package dev.tandem.server.config;

import java.util.List;

/** Settings that cannot be used. The message has one line for each thing that is wrong. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
